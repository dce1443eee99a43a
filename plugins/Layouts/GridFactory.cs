using Compositor.Contracts;

namespace Compositor.Plugins.Layouts;

/// <summary>Makes <see cref="GridLayout"/>.</summary>
internal sealed class GridFactory : IFactory<ILayoutPolicy>
{
    public IReadOnlyList<SettingSpec> Settings { get; } =
    [
        new("gap", SettingType.Integer, "Pixels between the cells; 0 by default.") { Minimum = 0, Maximum = 256 },
    ];

    public ILayoutPolicy Create(Settings settings) => new GridLayout((int)settings.GetInteger("gap", 0));
}
