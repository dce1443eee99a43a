using Compositor.Contracts;

namespace Compositor.Plugins.Testcard;

/// <summary>A source without a VM: it draws its own pictures and shows the input it gets. For tests, and as an example of a plugin.</summary>
public sealed class TestcardPlugin : IPlugin
{
    /// <inheritdoc/>
    public int Contract => ContractVersion.Current;

    /// <inheritdoc/>
    public void Register(IPluginRegistry registry) => registry.AddSource("testcard", new TestcardFactory());
}
