using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>Everybody is let in.</summary>
internal sealed class NoSecurity : ISecurity
{
    /// <inheritdoc/>
    public SecurityKind Kind => SecurityKind.None;

    /// <inheritdoc/>
    public Transport Run(Transport transport, RfbReader reader) => transport;
}
