namespace Compositor.Shell.CommandLine.Doctor;

/// <summary>Where pictures could go.</summary>
internal sealed class DisplayInspection(Func<string, string?> environment) : IInspection
{
    public string Title => "Display";

    public Task<IReadOnlyList<Finding>> InspectAsync(CancellationToken cancellationToken)
    {
        var finding = (environment("WAYLAND_DISPLAY"), environment("DISPLAY")) switch
        {
            ({ Length: > 0 } wayland, _) => Finding.Good($"Wayland ({wayland}): outputs are windows"),
            (_, { Length: > 0 } x11) => Finding.Good($"X11 ({x11}): outputs are windows"),
            _ when Monitors() is { Length: > 0 } monitors => Finding.Good($"no desktop; monitors connected: {string.Join(", ", monitors)}"),
            _ => Finding.Lacking(
                "no desktop and no connected monitor",
                "connect a monitor, or start from a desktop; \"--output headless\" works without either"),
        };
        return Task.FromResult<IReadOnlyList<Finding>>([finding]);
    }

    /// <summary>Connected connectors, as the kernel names them: "card0-HDMI-A-1".</summary>
    private static string[] Monitors()
    {
        const string Class = "/sys/class/drm";
        return !Directory.Exists(Class) ? [] :
        [
            .. Directory.GetDirectories(Class)
                .Where(connector => ReadStatus(connector) == "connected")
                .Select(connector => Path.GetFileName(connector))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string? ReadStatus(string connector)
    {
        var file = Path.Combine(connector, "status");
        return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
    }
}
