namespace Compositor.Plugins.Spice;

/// <summary>Ends a session because the VM is on another host now, where it is to be looked for at once.</summary>
/// <param name="move">Where.</param>
internal sealed class HostMovedException(HostMove move) : Exception($"the VM has moved to {move.Host}")
{
    /// <summary>Where.</summary>
    public HostMove Move { get; } = move;
}
