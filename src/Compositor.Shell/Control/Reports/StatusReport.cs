namespace Compositor.Shell.Control.Reports;

/// <summary>The shell as a whole.</summary>
/// <param name="Version">Of the program.</param>
/// <param name="Uptime">Seconds.</param>
/// <param name="Configuration">The file, absolute.</param>
/// <param name="Layout">Layout policy in force.</param>
/// <param name="Input">Input policy in force.</param>
/// <param name="Focus">The surface that has the keyboard; null for none.</param>
/// <param name="HeldPresses">Keys and buttons that are down in a guest now.</param>
/// <param name="Outputs">Each output.</param>
internal sealed record StatusReport(
    string Version,
    double Uptime,
    string Configuration,
    string Layout,
    string Input,
    string? Focus,
    int HeldPresses,
    IReadOnlyList<OutputReport> Outputs)
{
    /// <summary>Who is heard.</summary>
    public SoundReport Sound { get; init; } = SoundReport.None;
}
