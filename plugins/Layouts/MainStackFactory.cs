using Compositor.Contracts;

namespace Compositor.Plugins.Layouts;

/// <summary>Makes <see cref="MainStackLayout"/>.</summary>
internal sealed class MainStackFactory : IFactory<ILayoutPolicy>
{
    public IReadOnlyList<SettingSpec> Settings { get; } =
    [
        new("ratio", SettingType.Number, "Share of the output's width that the large surface gets; 0.7 by default.")
        {
            Minimum = 0.1,
            Maximum = 0.9,
        },
        FitSetting.Spec,
    ];

    public ILayoutPolicy Create(Settings settings) => new MainStackLayout(settings.GetNumber("ratio", 0.7), FitSetting.Read(settings));
}
