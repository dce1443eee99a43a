using Compositor.Contracts;

namespace Compositor.Plugins.Virgil;

/// <summary>Brings the source kind "virgil": QEMU's D-Bus display over a unix socket.</summary>
public sealed class VirgilPlugin : IPlugin
{
    /// <inheritdoc/>
    public int Contract => ContractVersion.Current;

    /// <inheritdoc/>
    public void Register(IPluginRegistry registry) => registry.AddSource("virgil", new VirgilFactory());
}
