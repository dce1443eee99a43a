namespace Compositor.Rendering;

/// <summary>
/// What a child writes: a line before each case, before each step a line that says what is about to happen, so that the last one tells
/// where it crashed, and after each case its verdict.
/// </summary>
internal static class TrialLines
{
    /// <summary>"case XR24 0x0", for people who read along.</summary>
    public const string Case = "case ";

    /// <summary>"step the picture was read".</summary>
    public const string Step = "step ";

    /// <summary>"verdict works".</summary>
    public const string Works = "verdict works";

    /// <summary>"verdict fails" and why.</summary>
    public const string Fails = "verdict fails ";

    /// <summary>"verdict listed" and why it could not be tried; the driver says that it can.</summary>
    public const string Listed = "verdict listed ";

    /// <summary>"verdict untried" and why it could not be tried.</summary>
    public const string Untried = "verdict untried ";

    private const int LongestText = 300;

    /// <summary>What a child's output says.</summary>
    /// <param name="output">All of it.</param>
    /// <param name="step">The step that it was in when it ended; empty when there was none.</param>
    /// <returns>The verdicts, in the order of the cases.</returns>
    public static IReadOnlyList<TrialOutcome> Read(string output, out string step)
    {
        step = string.Empty;
        var outcomes = new List<TrialOutcome>();
        foreach (var line in output.Split('\n'))
        {
            if (line.StartsWith(Step, StringComparison.Ordinal))
            {
                step = Clean(line[Step.Length..]);
            }
            else if (line.StartsWith(Case, StringComparison.Ordinal))
            {
                step = string.Empty;
            }
            else if (Verdict(line.TrimEnd()) is { } outcome)
            {
                outcomes.Add(outcome);
            }
        }

        return outcomes;
    }

    /// <summary>Text of a process, fit for a log line and a status.</summary>
    public static string Clean(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return line.Length <= LongestText ? line : string.Concat(line.AsSpan(0, LongestText), "...");
    }

    private static TrialOutcome? Verdict(string line) => line switch
    {
        Works => new TrialOutcome(ImportProof.Works, IsLasting: true),
        _ when line.StartsWith(Fails, StringComparison.Ordinal) => new TrialOutcome(ImportProof.Fails(Clean(line[Fails.Length..])), IsLasting: true),
        _ when line.StartsWith(Listed, StringComparison.Ordinal) =>
            new TrialOutcome(new ImportProof(ProofState.Works, $"not proven: {Clean(line[Listed.Length..])}"), IsLasting: false),
        _ when line.StartsWith(Untried, StringComparison.Ordinal) =>
            new TrialOutcome(ImportProof.Fails($"the driver does not list it, and it cannot be tried here: {Clean(line[Untried.Length..])}"), IsLasting: false),
        _ => null,
    };
}
