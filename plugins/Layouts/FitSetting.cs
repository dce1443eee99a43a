using Compositor.Contracts;

namespace Compositor.Plugins.Layouts;

/// <summary>The key that all layouts have: how pictures fill their places.</summary>
internal static class FitSetting
{
    private static readonly Dictionary<string, FitMode> Modes = new(StringComparer.Ordinal)
    {
        ["contain"] = FitMode.Contain,
        ["cover"] = FitMode.Cover,
        ["stretch"] = FitMode.Stretch,
        ["one-to-one"] = FitMode.OneToOne,
    };

    public static SettingSpec Spec { get; } =
        new("fit", SettingType.String, "How pictures fill their places: \"contain\" (default), \"cover\", \"stretch\" or \"one-to-one\".") { Choices = [.. Modes.Keys] };

    public static FitMode Read(Settings settings) => Parse(settings.GetString("fit") ?? "contain", "fit");

    /// <summary>A mode by its name.</summary>
    /// <param name="name">As in the configuration.</param>
    /// <param name="key">The key that it was found in, for the error.</param>
    /// <exception cref="SettingException">There is no such mode.</exception>
    public static FitMode Parse(string name, string key) => Modes.TryGetValue(name, out var mode)
        ? mode
        : throw new SettingException(key, $"\"{name}\" is none of {string.Join(", ", Modes.Keys)}");
}
