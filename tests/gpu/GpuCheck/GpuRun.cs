using System.Globalization;
using Compositor.Contracts;
using Compositor.Rendering;

namespace Compositor.GpuCheck;

/// <summary>The whole run: finds the GPU, checks, measures, reports. Whatever a driver may die of happens in child processes.</summary>
/// <param name="options">The command line.</param>
/// <param name="output">Gets everything; the report is also left in a file.</param>
internal sealed class GpuRun(GpuCheckOptions options, TextWriter output)
{
    private const string ReportName = "report.md";
    private const int MeasureSeconds = 900;

    // Of what passed the checks, what guests use comes first.
    private static readonly FourCc[] Measured = [FourCc.Xrgb8888, FourCc.Argb8888, FourCc.Xbgr8888, FourCc.Abgr8888];

    private readonly Tally _tally = new(output);
    private readonly List<(CheckCase Case, MeasureRow Row)> _rows = [];

    /// <summary>Performs it.</summary>
    /// <returns>The exit status.</returns>
    public async Task<int> RunAsync()
    {
        var finder = new DisplayFinder();
        var display = await finder.FindAsync(options.Platform, options.IsSoftware).ConfigureAwait(false);
        foreach (var seen in finder.Seen)
        {
            output.WriteLine($"display {seen}{(seen == display ? " (this one)" : string.Empty)}");
        }

        if (display is null)
        {
            _tally.Add("everything", CheckState.Skipped, "there is no GPU that draws (--software goes on without one)");
            output.WriteLine();
            _tally.End();
            return 0;
        }

        if (options.Api == ProofDevice.Core)
        {
            display = display with { Facts = display.Facts with { Es = string.Empty } };
        }

        var exporters = Exporters.Find(output);
        var folder = Directory.CreateDirectory(options.Output).FullName;
        var request = new ChildRequest(ChildRequest.Check, display.Platform, display.Api, folder, options.IsQuick, MeasureSeconds);
        output.WriteLine();
        await CheckAsync(request, FenceCheck.Names, name => name).ConfigureAwait(false);
        foreach (var rung in Rung.All)
        {
            var cases = new CaseList(display.Facts, exporters, options.IsQuick).Of(rung).Select(what => what.ToArgument()).ToArray();
            var results = await CheckAsync(request, cases, argument => CheckCase.Parse(argument).ToString()).ConfigureAwait(false);
            if (options.Surfaces > 0)
            {
                await MeasureAsync(request, rung, results).ConfigureAwait(false);
            }
        }

        output.WriteLine();
        await ReportAsync(display, folder).ConfigureAwait(false);
        _tally.End();
        return _tally.HasFailed ? 1 : 0;
    }

    private async Task<IReadOnlyList<CheckResult>> CheckAsync(ChildRequest request, IReadOnlyList<string> checks, Func<string, string> name)
    {
        var results = await CheckRun.RunAsync(request, checks).ConfigureAwait(false);
        foreach (var result in results)
        {
            _tally.Add(name(result.Argument), result.State, result.Reason);
        }

        return results;
    }

    private async Task MeasureAsync(ChildRequest request, string rung, IReadOnlyList<CheckResult> results)
    {
        var passed = results.Where(result => result.State == CheckState.Passed).Select(result => CheckCase.Parse(result.Argument))
            .Where(what => Measured.Contains(what.Format)).OrderBy(what => (what.IsOwn ? 0 : Measured.Length) + Array.IndexOf(Measured, what.Format)).ToArray();
        var name = $"measures: {rung}";
        if (passed.Length == 0)
        {
            _tally.Add(name, CheckState.Skipped, "nothing has passed that could be measured");
            return;
        }

        var end = await (request with { Verb = ChildRequest.Measure }).RunAsync([passed[0].ToArgument(), options.Surfaces.ToString(CultureInfo.InvariantCulture)]).ConfigureAwait(false);
        var lines = (end?.Output ?? string.Empty).Split('\n');
        _rows.AddRange(lines.Select(MeasureRow.Parse).OfType<MeasureRow>().Select(row => (passed[0], row)));
        var verdict = lines.Select(line => ChildLines.Verdict(line.TrimEnd())).LastOrDefault(said => said is not null);
        var (state, reason) = end is { Status: 0 } && verdict is { } told ? told : (CheckState.Failed, CheckRun.Death(end));
        _tally.Add($"{name}, {passed[0]}", state, reason);
    }

    private async Task ReportAsync(DisplayFacts display, string folder)
    {
        var report = new StringWriter();
        Machine.Describe(display, report);
        if (_rows.Count > 0)
        {
            MeasureTable.Write(_rows, report);
        }

        output.Write(report.ToString());
        var file = Path.Combine(folder, ReportName);
        await File.WriteAllTextAsync(file, report.ToString()).ConfigureAwait(false);
        output.WriteLine($"{file}, and pictures beside it");
    }
}
