using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>Brings the source kind "spice": SPICE servers over unix sockets, TCP and TLS.</summary>
public sealed class SpicePlugin : IPlugin
{
    /// <inheritdoc/>
    public int Contract => ContractVersion.Current;

    /// <inheritdoc/>
    public void Register(IPluginRegistry registry) => registry.AddSource("spice", new SpiceFactory());
}
