using System.Globalization;

namespace Compositor.Core;

/// <summary>The words of placeholders and notices.</summary>
internal static class CaptionText
{
    /// <summary>Why there is no live picture, and when the next attempt is.</summary>
    public static string Reason(SourceStatus status, TimeProvider time) => status.Phase switch
    {
        SourcePhase.Starting => status.Activity,
        SourcePhase.Live => "no picture: the display is off",
        SourcePhase.Away => $"{status.Activity}\n{NextAttempt(status, time)}",
        SourcePhase.Ended => "ended",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status.Phase, null),
    };

    /// <summary>The age of a held picture, coarse enough that the words change once a second at most.</summary>
    public static string Age(TimeSpan age) => age.TotalSeconds switch
    {
        < 60 => $"{(int)age.TotalSeconds} s",
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalMinutes} min {age.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalHours} h {age.Minutes} min"),
    };

    private static string NextAttempt(SourceStatus status, TimeProvider time)
    {
        var left = time.GetElapsedTime(time.GetTimestamp(), status.NextAttempt);
        return left <= TimeSpan.Zero ? "connecting now" : $"next attempt in {(int)Math.Ceiling(left.TotalSeconds)} s";
    }
}
