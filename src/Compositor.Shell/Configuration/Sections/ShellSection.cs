using Compositor.Contracts;
using Compositor.Shell.Configuration.Syntax;

namespace Compositor.Shell.Configuration.Sections;

/// <summary>Reads [shell].</summary>
internal static class ShellSection
{
    public static IReadOnlyList<SettingSpec> Keys { get; } =
    [
        new("output", SettingType.String, "Where the pictures go.") { Choices = ["auto", "sdl", "headless"] },
        new("size", SettingType.String, "Size of a window or headless output, like \"1280x800\"."),
        new("renderer", SettingType.String, "What draws.") { Choices = ["auto", "gl", "cpu"] },
        new("labels", SettingType.Boolean, "Names above the VMs."),
        new("refresh", SettingType.Number, "Frames per second of a headless output.") { Minimum = 1, Maximum = 240 },
        new("outputs", SettingType.Integer, "Number of headless outputs.") { Minimum = 1, Maximum = 16 },
        new("log", SettingType.String, "The least that is logged.") { Choices = ["trace", "debug", "information", "warning", "error"] },
        new("audio", SettingType.String, "Which machines are heard: the one with the keyboard, all, or none.") { Choices = ["focus", "all", "none"] },
        new("retry-initial", SettingType.Number, "Seconds before a source is tried again; doubled each time.") { Minimum = 0.1, Maximum = 60 },
        new("retry-maximum", SettingType.Number, "The longest such pause, in seconds.") { Minimum = 0.1, Maximum = 3600 },
    ];

    public static ShellOptions Read(Table table, ErrorList errors)
    {
        var settings = SettingsReader.Read(table, Keys, errors).ToSettings("shell", ".");
        var defaults = new ShellOptions();
        var options = new ShellOptions
        {
            Output = Choice(settings, "output", defaults.Output),
            Size = ReadSize(table, settings, errors),
            Renderer = Choice(settings, "renderer", defaults.Renderer),
            Labels = settings.GetBoolean("labels", defaults.Labels),
            Refresh = settings.GetNumber("refresh", defaults.Refresh),
            Outputs = (int)settings.GetInteger("outputs", defaults.Outputs),
            Log = Choice(settings, "log", defaults.Log),
            Audio = Choice(settings, "audio", defaults.Audio),
            RetryInitial = Seconds(settings, "retry-initial", defaults.RetryInitial),
            RetryMaximum = Seconds(settings, "retry-maximum", defaults.RetryMaximum),
        };

        if (options.RetryMaximum < options.RetryInitial)
        {
            var entry = table.Find("retry-maximum") ?? table.Find("retry-initial")!;
            errors.Add(entry.Value.Position, "\"retry-maximum\" must not be less than \"retry-initial\"");
        }

        return options;
    }

    private static T Choice<T>(Settings settings, string key, T fallback)
        where T : struct, Enum => settings.GetString(key) is { } text ? Enum.Parse<T>(text, ignoreCase: true) : fallback;

    private static TimeSpan Seconds(Settings settings, string key, TimeSpan fallback) =>
        TimeSpan.FromSeconds(settings.GetNumber(key, fallback.TotalSeconds));

    private static Size? ReadSize(Table table, Settings settings, ErrorList errors)
    {
        if (settings.GetString("size") is not { } text)
        {
            return null;
        }

        if (SizeText.TryParse(text, out var size))
        {
            return size;
        }

        errors.Add(
            table.Find("size")!.Value.Position,
            $"\"size\" must be like \"1280x800\", each side {SizeText.MinimumSide} to {SurfaceBuffer.MaximumSide}, not \"{text}\"");
        return null;
    }
}
