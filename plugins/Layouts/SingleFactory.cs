using Compositor.Contracts;

namespace Compositor.Plugins.Layouts;

/// <summary>Makes <see cref="SingleLayout"/>.</summary>
internal sealed class SingleFactory : IFactory<ILayoutPolicy>
{
    public IReadOnlyList<SettingSpec> Settings { get; } = [FitSetting.Spec];

    public ILayoutPolicy Create(Settings settings) => new SingleLayout(FitSetting.Read(settings));
}
