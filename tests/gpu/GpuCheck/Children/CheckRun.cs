using Compositor.Unix;

namespace Compositor.GpuCheck;

/// <summary>Performs checks in child processes: in as few as their crashes allow.</summary>
internal static class CheckRun
{
    private const int StartSeconds = 60;
    private const int CheckSeconds = 10;

    /// <summary>A result for each check, in their order.</summary>
    /// <param name="request">Display and folder.</param>
    /// <param name="checks">The checks, as their children read them.</param>
    public static async Task<IReadOnlyList<CheckResult>> RunAsync(ChildRequest request, IReadOnlyList<string> checks)
    {
        var results = new List<CheckResult>();
        while (results.Count < checks.Count)
        {
            var rest = checks.Skip(results.Count).ToArray();
            var end = await (request with { Verb = ChildRequest.Check, Seconds = StartSeconds + (CheckSeconds * rest.Length) }).RunAsync(rest).ConfigureAwait(false);
            results.AddRange(Judge(end, rest));
        }

        return results;
    }

    /// <summary>Why a child ended before it was done.</summary>
    public static string Death(ChildEnd? end) => end switch
    {
        null => "the program does not start a second time",
        { TookTooLong: true } => $"the driver took too long {ChildLines.LastStep(end.Output.Split('\n'))}",
        { Signal: { } signal } => $"the driver crashed ({signal.Name()}) {ChildLines.LastStep(end.Output.Split('\n'))}",
        _ => $"the process ended with status {end.Status} {ChildLines.LastStep(end.Output.Split('\n'))}: {end.LastError}",
    };

    /// <summary>The verdicts of a child.</summary>
    /// <param name="end">How it ended; null when it could not be started.</param>
    /// <param name="checks">What it was to check.</param>
    /// <returns>1 or more: those that it came to, the one that ended it among them.</returns>
    internal static IEnumerable<CheckResult> Judge(ChildEnd? end, string[] checks)
    {
        var lines = (end?.Output ?? string.Empty).Split('\n');
        var verdicts = lines.Select(line => ChildLines.Verdict(line.TrimEnd())).OfType<(CheckState State, string Reason)>();
        var said = checks.Zip(verdicts, (check, verdict) => new CheckResult(check, verdict.State, verdict.Reason)).ToList();
        if (end is { Status: 0 } && said.Count == checks.Length)
        {
            return said;
        }

        // A crash after the last verdict is that of the last check: it was still being let go. One check fewer remains in any case.
        var dead = said.Count < checks.Length ? said.Count : checks.Length - 1;
        return said.Take(dead).Append(new CheckResult(checks[dead], CheckState.Failed, Death(end)));
    }
}
