namespace Compositor.Shell.Doctor;

/// <summary>Findings as people read them, while they come.</summary>
internal sealed class DoctorText(TextWriter output)
{
    private readonly int[] _counts = new int[Enum.GetValues<FindingState>().Length];
    private string? _title;

    public async Task WriteAsync(IInspection inspection, Finding finding)
    {
        if (_title != inspection.Title)
        {
            _title = inspection.Title;
            await output.WriteLineAsync(_title).ConfigureAwait(false);
        }

        _counts[(int)finding.State]++;
        await output.WriteLineAsync($"  {Word(finding.State),-8} {finding.Text}").ConfigureAwait(false);
        if (finding.Advice is not null)
        {
            await output.WriteLineAsync($"           > {finding.Advice}").ConfigureAwait(false);
        }
    }

    public Task WriteSumAsync(bool canShow) => output.WriteLineAsync(
        $"{string.Join(", ", Enum.GetValues<FindingState>().Select(state => $"{_counts[(int)state]} {Word(state)}"))}"
        + (canShow ? string.Empty : "; nothing can be shown on this machine"));

    private static string Word(FindingState state) => state.ToString().ToLowerInvariant();
}
