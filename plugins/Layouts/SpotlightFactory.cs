using Compositor.Contracts;

namespace Compositor.Plugins.Layouts;

/// <summary>Makes <see cref="SpotlightLayout"/>.</summary>
internal sealed class SpotlightFactory : IFactory<ILayoutPolicy>
{
    private static readonly Dictionary<string, Edge> Edges = new(StringComparer.Ordinal)
    {
        ["right"] = Edge.Right,
        ["left"] = Edge.Left,
        ["top"] = Edge.Top,
        ["bottom"] = Edge.Bottom,
    };

    public IReadOnlyList<SettingSpec> Settings { get; } =
    [
        new("edge", SettingType.String, "Where the small ones are: \"right\" (default), \"left\", \"top\" or \"bottom\".") { Choices = [.. Edges.Keys] },
        new("share", SettingType.Number, "Share of the output's width and height that a small one has at the most; 0.2 by default.") { Minimum = 0.02, Maximum = 0.5 },
        new("margin", SettingType.Integer, "Pixels around the small ones; 16 by default.") { Minimum = 0, Maximum = 256 },
        FitSetting.Spec,
    ];

    public ILayoutPolicy Create(Settings settings)
    {
        var name = settings.GetString("edge") ?? "right";
        var edge = Edges.TryGetValue(name, out var known) ? known : throw new SettingException("edge", $"\"{name}\" is none of {string.Join(", ", Edges.Keys)}");
        return new SpotlightLayout(edge, settings.GetNumber("share", 0.2), (int)settings.GetInteger("margin", 16), FitSetting.Read(settings));
    }
}
