namespace Compositor.Shell.Control.Reports;

/// <summary>Who is heard, and through what.</summary>
/// <param name="Policy">"focus", "all" or "none".</param>
/// <param name="Device">The loudspeaker: its rate and driver, "closed" while nothing plays, or why there is none.</param>
/// <param name="Heard">The sources that play something and are heard.</param>
internal sealed record SoundReport(string Policy, string Device, IReadOnlyList<string> Heard)
{
    public static SoundReport None { get; } = new("none", "closed", []);
}
