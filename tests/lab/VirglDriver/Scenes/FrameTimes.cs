using System.Globalization;

namespace Compositor.VirglDriver;

/// <summary>Durations, and what of them is told: the middle, the 99th percentile and the longest, in milliseconds.</summary>
internal sealed class FrameTimes(string name)
{
    private readonly List<TimeSpan> _times = [];

    public void Add(TimeSpan time) => _times.Add(time);

    /// <inheritdoc/>
    public override string ToString()
    {
        _times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{name}-p50={At(0.5):f1} {name}-p99={At(0.99):f1} {name}-max={At(1):f1}");
    }

    private double At(double part) => _times.Count == 0 ? 0 : _times[(int)Math.Ceiling(part * _times.Count) - 1].TotalMilliseconds;
}
