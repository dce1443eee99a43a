using System.Runtime.CompilerServices;

namespace Compositor.Shell.Doctor;

/// <summary>Has all inspections look, within a time. One that fails is a finding, and the rest goes on.</summary>
/// <param name="inspections">In the order of the report.</param>
/// <param name="limit">How long all of it may take.</param>
internal sealed class Examination(IReadOnlyList<IInspection> inspections, TimeSpan limit)
{
    private const string NoTime = "time";
    private const string Failure = "failure";

    /// <summary>Looks; each finding as soon as it is there.</summary>
    public async IAsyncEnumerable<(IInspection Inspection, Finding Finding)> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ending.CancelAfter(limit);
        foreach (var inspection in inspections)
        {
            var findings = inspection.InspectAsync(ending.Token).GetAsyncEnumerator(ending.Token);
            await using (findings.ConfigureAwait(false))
            {
                while (await NextAsync(findings, cancellationToken).ConfigureAwait(false) is { } finding)
                {
                    yield return (inspection, finding);
                    if (finding.Name is NoTime or Failure)
                    {
                        break;
                    }
                }
            }
        }
    }

    private static async Task<Finding?> NextAsync(IAsyncEnumerator<Finding> findings, CancellationToken cancellationToken)
    {
        try
        {
            return await findings.MoveNextAsync().ConfigureAwait(false) ? findings.Current : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Finding.Limited(NoTime, "there was no time to look at the rest of this", "run it again with a longer --limit");
        }
#pragma warning disable CA1031 // Whatever it is, it is a finding: this is the program for machines on which things fail.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return Finding.Limited(Failure, $"looking at this failed: {e.Message}", "this is a mistake of the program: report it with this line");
        }
    }
}
