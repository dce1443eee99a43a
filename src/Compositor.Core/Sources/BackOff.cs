namespace Compositor.Core;

/// <summary>How long to wait before connecting again: doubles from the first wait to the longest, starts anew after a connection that lasted.</summary>
/// <param name="Initial">The first wait.</param>
/// <param name="Maximum">The longest wait.</param>
public sealed record BackOff(TimeSpan Initial, TimeSpan Maximum)
{
    /// <summary>A connection that held this long was a good one.</summary>
    public static readonly TimeSpan Lasting = TimeSpan.FromSeconds(10);

    public static BackOff Default { get; } = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(10));

    /// <summary>The wait after a number of failures in a row.</summary>
    /// <param name="failures">1 for the first.</param>
    public TimeSpan After(int failures)
    {
        var factor = Math.Pow(2, Math.Clamp(failures - 1, 0, 30));
        return TimeSpan.FromSeconds(Math.Min(Initial.TotalSeconds * factor, Maximum.TotalSeconds));
    }
}
