using System.Globalization;

namespace Compositor.GpuCheck;

/// <summary>Writes what was measured as a Markdown table.</summary>
internal static class MeasureTable
{
    /// <summary>Writes it.</summary>
    /// <param name="rows">The rows, each with its rung and memory.</param>
    /// <param name="report">Where to.</param>
    public static void Write(IReadOnlyList<(CheckCase Case, MeasureRow Row)> rows, TextWriter report)
    {
        var (least, most) = (rows.Min(entry => entry.Row.Copy), rows.Max(entry => entry.Row.Copy));
        report.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"A 1080p output, each surface a 1080p guest, all of each changed. A copy of a 1080p frame took {least:f2} to {most:f2} ms of CPU."));
        if (rows.Any(entry => entry.Row.Gpu < 0))
        {
            report.WriteLine("The driver does not count GPU time (GL_EXT_disjoint_timer_query).");
        }

        report.WriteLine();
        report.WriteLine("| rung | memory | surfaces | CPU ms | CPU / copy | GPU ms | GPU / copy | frame ms | frame / copy | frames/s | MB by CPU | bytes allocated |");
        report.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var (what, row) in rows)
        {
            var layout = what.Rung == Rung.Modifier ? $" {Rendering.TrialRequest.ModifierText(what.Modifier)}" : string.Empty;
            var (cpu, wall) = (row.Cpu / row.Copy, row.Wall / row.Copy);
            var memory = what.Memory == CheckCase.Texture ? "texture" : $"{what.Memory}{layout}";
            report.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"| {what.Rung} | {memory} {what.Format} | {row.Surfaces} | {row.Cpu:f2} | {cpu:f1} | {Gpu(row.Gpu, 2)} | {Gpu(row.Gpu / row.Copy, 1)} "));
            report.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {row.Wall:f2} | {wall:f1} | {1000 / row.Wall:f0} | {row.Touched / 1e6:f1} | {row.Allocated} |"));
        }

        report.WriteLine();
    }

    private static string Gpu(double value, int digits) => value < 0 ? "-" : value.ToString($"f{digits}", CultureInfo.InvariantCulture);
}
