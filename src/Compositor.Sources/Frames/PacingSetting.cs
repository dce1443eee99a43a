using Compositor.Contracts;

namespace Compositor.Sources;

/// <summary>The setting "pacing", the same for all sources of guests with a GPU.</summary>
public static class PacingSetting
{
    private const string Key = "pacing";

    /// <summary>Its description.</summary>
    public static SettingSpec Spec { get; } =
        new(Key, SettingType.String, "when a guest with OpenGL may go on: \"tear-free\" (default), when its frame was read; \"immediate\", at once");

    /// <summary>What it says.</summary>
    /// <exception cref="SettingException">It is neither of the two.</exception>
    public static Pacing Read(Settings settings) => settings.GetString(Key) switch
    {
        null or "tear-free" => Pacing.TearFree,
        "immediate" => Pacing.Immediate,
        var other => throw new SettingException(Key, $"{Key} is \"tear-free\" or \"immediate\", not \"{other}\""),
    };
}
