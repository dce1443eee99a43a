using Compositor.Contracts;
using Compositor.Rendering;

namespace Compositor.Shell.Doctor;

/// <summary>What came of trying one display with one maker's memory. Immutable.</summary>
/// <param name="Platform">The display.</param>
/// <param name="Maker">Who made the memory.</param>
/// <param name="Facts">What the display says of itself.</param>
/// <param name="Verdicts">The cases and their proofs; XRGB8888 in rows first.</param>
internal sealed record ImportVerdicts(string Platform, string Maker, EglFacts Facts, IReadOnlyList<(ImportCase Case, ImportProof Proof)> Verdicts)
{
    private static readonly FourCc[] Usual = [FourCc.Xrgb8888, FourCc.Argb8888, FourCc.Xbgr8888, FourCc.Abgr8888];

    /// <summary>In one sentence.</summary>
    public Finding ToFinding()
    {
        var name = $"{Platform}/{Maker}";
        var (first, proof) = Verdicts[0];
        if (proof.State != ProofState.Works)
        {
            return Finding.Limited(name, $"{Platform}: what changed in memory of {Maker} is copied (upload), because {proof.Reason}", Advice(proof.Reason));
        }

        var works = Verdicts.Where(verdict => verdict.Proof.State == ProofState.Works).ToArray();
        var text = $"{Platform}: memory of {Maker} is sampled where it lies ({(first.Modifier == Modifier.Implicit ? "dma-buf" : "dma-buf, modifier")}): "
            + string.Join(' ', works.Select(verdict => Text(verdict.Case)).Distinct())
            + (proof.Reason.Length > 0 ? $" ({proof.Reason})" : string.Empty)
            + string.Concat(Failures());
        return Usual.All(format => works.Any(verdict => verdict.Case.Format == format))
            ? Finding.Ok(name, text)
            : Finding.Limited(name, text, "nothing: the formats that fail are copied (upload), where the processor can read them");
    }

    /// <summary>"; not NV12 P010: the driver refuses it" for each reason.</summary>
    private IEnumerable<string> Failures() => Verdicts
        .Where(verdict => verdict.Proof.State != ProofState.Works)
        .GroupBy(verdict => verdict.Proof.Reason)
        .Select(group => $"; not {string.Join(' ', group.Select(verdict => Text(verdict.Case)))}: {group.Key}");

    /// <summary>A format, and its layout unless it is the usual one.</summary>
    private string Text(in ImportCase what) => what.Modifier == Verdicts[0].Case.Modifier
        ? what.Format.ToString()
        : $"{what.Format}/{TrialRequest.ModifierText(what.Modifier)}";

    private string Advice(string reason) => (Facts.IsSoftware, reason.Contains("crashed", StringComparison.Ordinal)) switch
    {
        (true, _) => "nothing: without a GPU this costs the processor some time for each frame, no more",
        (_, true) => "update the driver, and report the crash to its makers; until then it is safe, and costs some time for each frame",
        _ => "a newer driver may do it, or a guest that renders on the same GPU; until then it costs some time for each frame",
    };
}
