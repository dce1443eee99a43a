using Compositor.Contracts;

namespace Compositor.Plugins.Routing;

/// <summary>The input policies that come with the program.</summary>
public sealed class RoutingPlugin : IPlugin
{
    /// <inheritdoc/>
    public int Contract => ContractVersion.Current;

    /// <inheritdoc/>
    public void Register(IPluginRegistry registry)
    {
        registry.AddInputPolicy("click-to-focus", new PolicyFactory(new ClickToFocus()));
        registry.AddInputPolicy("follow-pointer", new PolicyFactory(new FollowPointer()));
    }
}
