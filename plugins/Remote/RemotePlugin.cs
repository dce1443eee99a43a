using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>Brings the source kind "vnc": RFB servers over TCP and unix sockets.</summary>
public sealed class RemotePlugin : IPlugin
{
    /// <inheritdoc/>
    public int Contract => ContractVersion.Current;

    /// <inheritdoc/>
    public void Register(IPluginRegistry registry) => registry.AddSource("vnc", new VncFactory());
}
