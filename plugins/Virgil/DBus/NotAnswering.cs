namespace Compositor.Plugins.Virgil;

/// <summary>What to say of a QEMU that is connected and silent: a paused guest answers, a stopped process does not.</summary>
internal static class NotAnswering
{
    /// <summary>How long a step of connecting may take.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>For people.</summary>
    public const string Message = "QEMU does not answer; is its process paused?";
}
