using Compositor.Contracts;
using Compositor.Rendering;

namespace Compositor.GpuCheck;

/// <summary>What there is to check on a display: each rung with each format, and each memory that this machine has.</summary>
/// <param name="facts">What the display says of itself.</param>
/// <param name="exporters">Who makes dma-bufs here without the display's help.</param>
/// <param name="quick">True for two formats only of their memory.</param>
internal sealed class CaseList(EglFacts facts, IReadOnlyList<string> exporters, bool quick)
{
    // A GPU may have dozens of layouts; those that it lists first are those that it likes best.
    private const int MostTiled = 3;

    /// <summary>The cases of a rung.</summary>
    public IReadOnlyList<CheckCase> Of(string rung) => rung switch
    {
        Rung.Modifier => [.. TrialFormat.Known.SelectMany(WithModifier)],
        Rung.DmaBuf => [.. TrialFormat.Known.SelectMany(format => Foreign(rung, format, Modifier.Implicit).Prepend(Own(rung, format, Modifier.Implicit)))],
        Rung.Udmabuf => Canvases(rung),
        _ => [.. Canvases(rung), .. Foreign(rung, FourCc.Xrgb8888, Modifier.Linear)],
    };

    private IEnumerable<CheckCase> WithModifier(FourCc format)
    {
        var listed = facts.Formats.TryGetValue(format, out var modifiers) ? modifiers : [];
        var tiled = OwnMemory == CheckCase.Texture ? [] : listed.Where(modifier => modifier is not (Modifier.Linear or Modifier.Implicit)).Take(MostTiled);

        // The layout of a texture is found out when it is made.
        return [.. tiled.Append(Modifier.Linear).Select(modifier => Own(Rung.Modifier, format, modifier)), .. Foreign(Rung.Modifier, format, Modifier.Linear)];
    }

    private string OwnMemory => facts.Exporter.Length > 0 ? facts.Exporter : CheckCase.Texture;

    // Video is written to a plain buffer of the card, for GBM maps none: the driver may refuse that.
    private CheckCase Own(string rung, FourCc format, ulong modifier) => new(rung, OwnMemory, IsOwn: !format.IsYuv, format, modifier);

    private IEnumerable<CheckCase> Foreign(string rung, FourCc format, ulong modifier)
    {
        var few = quick && format != FourCc.Xrgb8888 && format != FourCc.Nv12;
        return exporters.Where(exporter => !few && exporter != facts.Exporter).Select(exporter => new CheckCase(rung, exporter, IsOwn: false, format, modifier));
    }

    private static IReadOnlyList<CheckCase> Canvases(string rung) =>
    [
        .. TrialFormat.Known.Where(format => !format.IsYuv).Select(format => new CheckCase(rung, CheckCase.Canvas, rung == Rung.Upload, format, Modifier.Linear)),
    ];
}
