namespace Compositor.Benchmarks;

/// <summary>What a client needed for a recording.</summary>
/// <param name="Cpu">Seconds of processor time, all its threads.</param>
/// <param name="Wall">Seconds from the first byte that was sent to the last answer.</param>
/// <param name="First">Seconds from the first channel to the first picture, of the slowest session.</param>
/// <param name="Bytes">Bytes allocated for each message; 0 for a client that does not say.</param>
internal sealed record ReplayCost(double Cpu, double Wall, double First, double Bytes)
{
    /// <summary>The median of each.</summary>
    public static ReplayCost Median(IReadOnlyList<ReplayCost> costs)
    {
        double Of(Func<ReplayCost, double> value) => costs.Select(value).Order().ElementAt(costs.Count / 2);
        return new ReplayCost(Of(cost => cost.Cpu), Of(cost => cost.Wall), Of(cost => cost.First), Of(cost => cost.Bytes));
    }
}
