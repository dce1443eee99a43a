using System.Globalization;
using Compositor.Unix;

namespace Compositor.Rendering;

/// <summary>
/// Performs trials in child processes and turns whatever becomes of them into verdicts: a driver that crashes, hangs or draws wrong pixels
/// does so there. Any thread.
/// </summary>
public static class TrialProcess
{
    /// <summary>Tries one case.</summary>
    /// <param name="command">The program.</param>
    /// <param name="request">What to try; a single case.</param>
    /// <param name="limit">How long it may take; then the child is ended.</param>
    /// <param name="cancellationToken">Ends the child.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<TrialOutcome> RunAsync(TrialCommand command, TrialRequest request, TimeSpan limit, CancellationToken cancellationToken)
    {
        var outcomes = await RunAllAsync(command, request, limit, cancellationToken).ConfigureAwait(false);
        return outcomes[0];
    }

    /// <summary>Tries several cases, in as few processes as their crashes allow.</summary>
    /// <param name="command">The program.</param>
    /// <param name="request">What to try; one case or more.</param>
    /// <param name="limit">How long each process may take.</param>
    /// <param name="cancellationToken">Ends the child.</param>
    /// <returns>A verdict for each case.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<IReadOnlyList<TrialOutcome>> RunAllAsync(
        TrialCommand command, TrialRequest request, TimeSpan limit, CancellationToken cancellationToken)
    {
        var outcomes = new List<TrialOutcome>();
        while (outcomes.Count < request.Cases.Count)
        {
            var rest = request with { Cases = [.. request.Cases.Skip(outcomes.Count)] };
            var end = await ChildProcess.RunAsync(command.Program, [.. command.Arguments, .. rest.ToArguments()], limit, null, cancellationToken)
                .ConfigureAwait(false);
            outcomes.AddRange(Judge(end, rest.Cases.Count, limit));
        }

        return outcomes;
    }

    /// <summary>The verdicts on a child.</summary>
    /// <param name="end">How it ended; null when it could not be started.</param>
    /// <param name="cases">How many cases it had.</param>
    /// <param name="limit">How long it could take.</param>
    /// <returns>1 or more: those that it came to, the one that ended it among them.</returns>
    internal static IEnumerable<TrialOutcome> Judge(ChildEnd? end, int cases, TimeSpan limit)
    {
        if (end is null)
        {
            return Enumerable.Repeat(new TrialOutcome(ImportProof.Fails("it cannot be tried: the program does not start"), IsLasting: false), cases);
        }

        var said = TrialLines.Read(end.Output, out var step);
        if (end.Status == 0 && said.Count >= cases)
        {
            return said.Take(cases);
        }

        // A crash after the last verdict is that of the last case: it was still being let go.
        return said.Take(cases - 1).Append(Death(end, step.Length == 0 ? "at the start" : $"when {step}", limit));
    }

    private static TrialOutcome Death(ChildEnd end, string when, TimeSpan limit)
    {
        // What may have another cause than the driver is not for ever: trying again costs one process a start.
        if (end.TookTooLong)
        {
            var seconds = limit.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
            return new TrialOutcome(ImportProof.Fails($"the driver took longer than {seconds} s {when}"), IsLasting: false);
        }

        if (end.Signal is { } signal)
        {
            return signal is Signal.HangUp or Signal.Interrupt or Signal.Kill or Signal.Terminate
                ? new TrialOutcome(ImportProof.Fails($"the trial was ended by somebody ({signal.Name()}) {when}"), IsLasting: false)
                : new TrialOutcome(ImportProof.Fails($"the driver crashed ({signal.Name()}) {when}"), IsLasting: true);
        }

        var last = TrialLines.Clean(end.LastError);
        return end.Status == 0
            ? new TrialOutcome(ImportProof.Fails($"the trial ended without a verdict {when}"), IsLasting: false)
            : new TrialOutcome(
                ImportProof.Fails($"the trial failed with status {end.Status} {when}{(last.Length > 0 ? $": {last}" : string.Empty)}"), IsLasting: false);
    }
}
