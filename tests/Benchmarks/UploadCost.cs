using System.Globalization;

namespace Compositor.Benchmarks;

/// <summary>What it costs to take damage from a memfd, without drawing it.</summary>
internal sealed class UploadCost : IBenchmark
{
    /// <inheritdoc/>
    public string Name => "upload";

    /// <inheritdoc/>
    public string Purpose => "taking 1 % to 100 % of a 1080p memfd into a texture, per MB, against a copy of the same bytes";

    /// <inheritdoc/>
    public void Run(bool quick, TextWriter report)
    {
        report.WriteLine("| changed | MB | CPU ms | CPU ms / MB | CPU / copy | bytes allocated |");
        report.WriteLine("|---|---|---|---|---|---|");
        using var bench = new Bench(gl: true, views: 1);
        foreach (var share in new[] { 0.01, 0.1, 0.5, 1 })
        {
            var bytes = (long)(Copying.ScreenBytes * share);
            var unit = Copying.Of(bytes, quick);
            var cost = Stopper.Measure(() => bench.Update(share), quick);
            report.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {share:p0} | {bytes / 1e6:f2} | {cost.Cpu:f3} | {cost.Cpu / (bytes / 1e6):f3} | {cost.Cpu / unit.Cpu:f1} | {cost.Bytes} |"));
        }
    }
}
