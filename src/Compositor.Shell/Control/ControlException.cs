namespace Compositor.Shell.Control;

/// <summary>A request that cannot be met.</summary>
/// <param name="code">For programs; one of <see cref="ControlCodes"/>.</param>
/// <param name="message">One sentence for people.</param>
/// <param name="inner">The cause, where there is one.</param>
internal sealed class ControlException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;
}
