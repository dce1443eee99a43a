using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>Brings the source kinds "vnc": RFB servers, and "stream": video by GStreamer.</summary>
public sealed class RemotePlugin : IPlugin
{
    /// <inheritdoc/>
    public int Contract => ContractVersion.Current;

    /// <inheritdoc/>
    public void Register(IPluginRegistry registry)
    {
        registry.AddSource("vnc", new VncFactory());
        registry.AddSource("stream", new StreamFactory());
    }
}
