using Compositor.Contracts;

namespace Compositor.Plugins.Routing;

/// <summary>Hands out a policy that has no settings and, being pure, needs to exist once only.</summary>
internal sealed class PolicyFactory(IInputPolicy policy) : IFactory<IInputPolicy>
{
    public IReadOnlyList<SettingSpec> Settings => [];

    public IInputPolicy Create(Settings settings) => policy;
}
