using System.Runtime.CompilerServices;
using Compositor.Contracts;
using Compositor.Rendering;

namespace Compositor.Shell.Doctor;

/// <summary>
/// Which memory each display samples where it lies, and which has to be copied: tried with real buffers in children, format by format.
/// </summary>
/// <param name="survey">The displays.</param>
/// <param name="exporters">Who makes memory here, without a GPU's own driver.</param>
/// <param name="child">Tries.</param>
internal sealed class ImportInspection(EglSurvey survey, Func<IReadOnlyList<string>> exporters, Child child) : IInspection
{
    private const int MostModifiers = 6;

    public string Group => "import";

    public string Title => "Frames without copying";

    public async IAsyncEnumerable<Finding> InspectAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var makers = new List<string>(exporters());
        var displays = new List<(string Platform, EglFacts Facts)>();
        foreach (var platform in survey.Platforms)
        {
            var facts = await survey.LookAsync(platform, cancellationToken).ConfigureAwait(false);
            if (facts.Exporter.Length > 0 && !makers.Contains(facts.Exporter))
            {
                makers.Add(facts.Exporter);
            }

            if (facts.Draws && survey.OwnPlatforms.Contains(platform))
            {
                displays.Add((platform, facts));
            }
        }

        foreach (var (platform, facts) in displays)
        {
            if (!facts.Imports)
            {
                yield return Finding.Limited(
                    platform,
                    $"{platform}: this driver imports no dma-bufs, so what changed of each frame is copied (upload)",
                    "Mesa 25 has it, on a GPU and without; until then it only costs the processor more");
                continue;
            }

            foreach (var maker in makers)
            {
                yield return await TryAsync(platform, facts, maker, cancellationToken).ConfigureAwait(false);
            }
        }

        if (makers.Count == 0)
        {
            yield return Finding.Missing("memory", "nobody here makes dma-bufs: imports cannot be tried", "load the kernel module udmabuf, or a GPU's driver");
        }
    }

    private async Task<Finding> TryAsync(string platform, EglFacts facts, string maker, CancellationToken cancellationToken)
    {
        // The layout that every maker has, told where it can be: the best rung for it.
        var linear = facts.Modifiers ? Modifier.Linear : Modifier.Implicit;
        var cases = new List<ImportCase> { new(maker, FourCc.Xrgb8888, linear) };
        var outcomes = new List<TrialOutcome>(await RunAsync(platform, cases, cancellationToken).ConfigureAwait(false));
        if (outcomes[0].Proof.State == ProofState.Works)
        {
            // The rest only then: what fails for the one format of every guest fails for all.
            ImportCase[] rest = [.. Rest(facts, maker, linear)];
            outcomes.AddRange(await RunAsync(platform, rest, cancellationToken).ConfigureAwait(false));
            cases.AddRange(rest);
        }

        return new ImportVerdicts(platform, maker, facts, [.. cases.Zip(outcomes, (what, outcome) => (what, outcome.Proof))]).ToFinding();
    }

    private static IEnumerable<ImportCase> Rest(EglFacts facts, string maker, ulong linear) =>
    [
        .. linear == Modifier.Implicit ? Array.Empty<ImportCase>() : [new ImportCase(maker, FourCc.Xrgb8888, Modifier.Implicit)],

        // A GPU's own layouts, of which only its own memory is.
        .. facts.Exporter == maker && facts.Formats.TryGetValue(FourCc.Xrgb8888, out var modifiers)
            ? modifiers.Where(modifier => modifier is not (Modifier.Linear or Modifier.Implicit)).Take(MostModifiers)
                .Select(modifier => new ImportCase(maker, FourCc.Xrgb8888, modifier))
            : [],
        .. ImportProofs.Formats.Where(format => format != FourCc.Xrgb8888).Select(format => new ImportCase(maker, format, linear)),
    ];

    private Task<IReadOnlyList<TrialOutcome>> RunAsync(string platform, IReadOnlyList<ImportCase> cases, CancellationToken cancellationToken) =>
        TrialProcess.RunAllAsync(
            child.Command,
            new TrialRequest(platform, string.Empty, string.Empty, cases, (int)Math.Ceiling(child.Limit.TotalSeconds)),
            child.Limit,
            cancellationToken);
}
