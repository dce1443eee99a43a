using Compositor.Contracts;

namespace Compositor.BadPolicyPlugin;

internal sealed class PolicyFactory<T>(T policy) : IFactory<T>
{
    public IReadOnlyList<SettingSpec> Settings => [];

    public T Create(Settings settings) => policy;
}
