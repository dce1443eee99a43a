using Compositor.Shell.Configuration;

namespace Compositor.Shell.Outputs;

/// <summary>A display to try, and why.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Reason">For the log.</param>
internal sealed record DisplayChoice(DisplayKind Kind, string Reason)
{
    /// <summary>SDL's name of the video driver.</summary>
    public string VideoDriver => Kind switch
    {
        DisplayKind.Kms => "kmsdrm",
        DisplayKind.Wayland => "wayland",
        DisplayKind.X11 => "x11",
        DisplayKind.Headless => "dummy",
        _ => throw new ArgumentOutOfRangeException(nameof(Kind), Kind, null),
    };

    /// <summary>The displays worth trying, best first.</summary>
    /// <param name="output">What was asked for.</param>
    /// <param name="environment">Looks up an environment variable.</param>
    /// <param name="hasMonitorDevice">True when there is a DRM device with monitors.</param>
    public static IReadOnlyList<DisplayChoice> Candidates(OutputChoice output, Func<string, string?> environment, bool hasMonitorDevice)
    {
        if (output == OutputChoice.Headless)
        {
            return [new DisplayChoice(DisplayKind.Headless, "asked for")];
        }

        var choices = new List<DisplayChoice>();
        var wayland = environment("WAYLAND_DISPLAY") is { Length: > 0 };
        var x11 = environment("DISPLAY") is { Length: > 0 };
        if (!wayland && !x11 && hasMonitorDevice)
        {
            choices.Add(new DisplayChoice(DisplayKind.Kms, "a bare console with a DRM device"));
        }

        if (wayland)
        {
            choices.Add(new DisplayChoice(DisplayKind.Wayland, $"WAYLAND_DISPLAY is {environment("WAYLAND_DISPLAY")}"));
        }

        if (x11)
        {
            choices.Add(new DisplayChoice(DisplayKind.X11, $"DISPLAY is {environment("DISPLAY")}"));
        }

        if (output == OutputChoice.Auto)
        {
            var reason = choices.Count > 0 ? "nothing else could be opened" : "no WAYLAND_DISPLAY, no DISPLAY, no DRM device";
            choices.Add(new DisplayChoice(DisplayKind.Headless, reason));
        }

        return choices;
    }
}
