using System.Globalization;

namespace Compositor.Benchmarks;

/// <summary>What a frame costs, in copies of one full screen.</summary>
internal sealed class FrameCost : IBenchmark
{
    /// <inheritdoc/>
    public string Name => "frames";

    /// <inheritdoc/>
    public string Purpose => "a 1080p frame with 1 to 64 views of 1080p guests, all or 10 % of each changed, with both renderers";

    /// <inheritdoc/>
    public void Run(bool quick, TextWriter report)
    {
        var unit = Copying.Of(Copying.ScreenBytes, quick);
        report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"unit: a copy of {Copying.Screen} pixels, {Copying.ScreenBytes / 1e6:f1} MB: {unit.Cpu:f2} ms CPU"));
        report.WriteLine();
        report.WriteLine("| renderer | views | changed | CPU ms | wall ms | CPU / copy | bytes allocated |");
        report.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var gl in new[] { false, true })
        {
            foreach (var views in new[] { 1, 4, 16, 64 })
            {
                using var bench = new Bench(gl, views);
                Row(bench, 1, unit, quick, report);
                Row(bench, 0.1, unit, quick, report);
            }
        }
    }

    private static void Row(Bench bench, double share, Cost unit, bool quick, TextWriter report)
    {
        var cost = Stopper.Measure(() => bench.Frame(share), quick);
        report.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {bench.Description} | {bench.Views} | {share:p0} | {cost.Cpu:f2} | {cost.Wall:f2} | {cost.Cpu / unit.Cpu:f1} | {cost.Bytes} |"));
    }
}
