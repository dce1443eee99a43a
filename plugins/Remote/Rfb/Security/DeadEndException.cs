namespace Compositor.Plugins.Remote;

/// <summary>A kind of security that was chosen leads nowhere with this server; another may, on a new connection.</summary>
/// <param name="kind">The one that was chosen.</param>
/// <param name="message">Why, for the case that there is no other.</param>
internal sealed class DeadEndException(SecurityKind kind, string message) : RfbException(message)
{
    /// <summary>The one that was chosen.</summary>
    public SecurityKind Kind { get; } = kind;
}
