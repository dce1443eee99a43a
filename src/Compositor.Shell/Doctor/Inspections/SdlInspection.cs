using System.Runtime.CompilerServices;
using Compositor.Shell.CommandLine;

namespace Compositor.Shell.Doctor;

/// <summary>SDL's video drivers: which are built in, and which of them can be opened here.</summary>
internal sealed class SdlInspection(Surroundings machine, Child child) : IInspection
{
    private static readonly (string Name, string Use)[] Wanted =
        [("wayland", "windows on a Wayland desktop"), ("x11", "windows on an X11 desktop"), ("KMSDRM", "monitors without a desktop")];

    public string Group => "sdl";

    public string Title => "SDL";

    public async IAsyncEnumerable<Finding> InspectAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var end = await child.RunAsync([LookAtCommand.Verb, LookAtCommand.Sdl], null, cancellationToken).ConfigureAwait(false);
        var library = SdlFacts.Parse(end.Output);
        if (library.Version.Length == 0)
        {
            var reason = library.Failure.Length > 0 ? library.Failure : Child.Failure(end);
            yield return Finding.Missing("library", $"no SDL, so no monitors and no windows: {reason}", "on Debian: apt install libsdl2-2.0-0");
            yield break;
        }

        yield return Finding.Ok("library", $"SDL {library.Version}, with the video drivers {string.Join(", ", library.Drivers)}");
        foreach (var (name, use) in Wanted)
        {
            yield return await InspectAsync(name, use, library, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Finding> InspectAsync(string driver, string use, SdlFacts library, CancellationToken cancellationToken)
    {
        var name = driver.ToLowerInvariant();
        if (!library.Drivers.Contains(driver, StringComparer.OrdinalIgnoreCase))
        {
            return Finding.Limited(name, $"{name}: not built into this SDL, so no {use}", "install an SDL that has it, if you want that; Debian's has");
        }

        if (Absent(name) is { } absent)
        {
            return Finding.Ok(name, $"{name}: built in, for {use}; {absent}");
        }

        // The console's keyboard stays as it is: SDL would mute it, and a crash leave it so.
        var environment = new Dictionary<string, string> { ["SDL_INPUT_LINUX_KEEP_KBD"] = "1" };
        var end = await child.RunAsync([LookAtCommand.Verb, LookAtCommand.Sdl, LookAtCommand.Driver, name], environment, cancellationToken).ConfigureAwait(false);
        var facts = SdlFacts.Parse(end.Output);
        var failure = facts.Failure.Length > 0 ? facts.Failure : Child.Failure(end);
        return facts.IsOpened && failure.Length == 0
            ? Finding.Ok(name, $"{name}: opens, with {(facts.Displays.Count > 0 ? string.Join(", ", facts.Displays) : "no monitor")}")
            : Finding.Missing(name, $"{name}: does not open, so no {use}: {failure}", Advice(name));
    }

    /// <summary>What of the machine a driver needs and is not there; null when it is.</summary>
    private string? Absent(string driver) => driver switch
    {
        "wayland" => machine.Variable("WAYLAND_DISPLAY") is { Length: > 0 } ? null : "no such desktop here (WAYLAND_DISPLAY)",
        "x11" => machine.Variable("DISPLAY") is { Length: > 0 } ? null : "no such desktop here (DISPLAY)",
        _ => DrmCard.All(machine).Any(card => card.Connectors.Count > 0) ? null : "no card with plugs for monitors here",
    };

    private static string Advice(string driver) => driver switch
    {
        "wayland" => "see whether other programs can open windows; SDL before 2.28 crashes on a desktop without any seat",
        "x11" => "see whether other programs can open windows: DISPLAY and XAUTHORITY must be those of your desktop",
        _ => "see the permissions below; another program may have the monitors",
    };
}
