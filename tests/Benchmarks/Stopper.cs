using System.Diagnostics;

namespace Compositor.Benchmarks;

/// <summary>
/// Measures what one call costs: CPU of the whole process (software GL works on threads of its own), wall time and bytes allocated.
/// Medians of several rounds, because the machine is not alone.
/// </summary>
internal static class Stopper
{
    public static Cost Measure(Action call, bool quick)
    {
        var round = TimeSpan.FromMilliseconds(quick ? 60 : 250);
        for (var i = 0; i < 5; i++)
        {
            call();
        }

        var costs = new List<Cost>();
        for (var i = 0; i < (quick ? 3 : 7); i++)
        {
            costs.Add(Round(call, round));
        }

        return new Cost(
            Median(costs.Select(cost => cost.Cpu)),
            Median(costs.Select(cost => cost.Wall)),
            (long)Median(costs.Select(cost => (double)cost.Bytes)));
    }

    private static Cost Round(Action call, TimeSpan length)
    {
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var calls = 0;
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var allocated = 0L;
        do
        {
            call();
            calls++;
            allocated = GC.GetAllocatedBytesForCurrentThread() - bytes;
        }
        while (clock.Elapsed < length);
        var wall = clock.Elapsed.TotalMilliseconds / calls;
        process.Refresh();

        return new Cost((process.TotalProcessorTime - cpu).TotalMilliseconds / calls, wall, allocated / calls);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
