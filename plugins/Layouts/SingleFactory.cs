using Compositor.Contracts;

namespace Compositor.Plugins.Layouts;

/// <summary>Makes <see cref="SingleLayout"/>, which has no settings.</summary>
internal sealed class SingleFactory : IFactory<ILayoutPolicy>
{
    public IReadOnlyList<SettingSpec> Settings => [];

    public ILayoutPolicy Create(Settings settings) => new SingleLayout();
}
