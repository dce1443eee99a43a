using Compositor.Contracts;

namespace Compositor.Plugins.Layouts;

/// <summary>The layouts that come with the program.</summary>
public sealed class LayoutsPlugin : IPlugin
{
    /// <inheritdoc/>
    public int Contract => ContractVersion.Current;

    /// <inheritdoc/>
    public void Register(IPluginRegistry registry)
    {
        registry.AddLayout("single", new SingleFactory());
        registry.AddLayout("grid", new GridFactory());
        registry.AddLayout("main-stack", new MainStackFactory());
        registry.AddLayout("spotlight", new SpotlightFactory());
        registry.AddLayout("fixed", new FixedFactory());
    }
}
