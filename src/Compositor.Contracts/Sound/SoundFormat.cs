namespace Compositor.Contracts;

/// <summary>How frames of sound lie in memory: signed 16-bit samples of this machine's byte order, interleaved, channel 0 first.</summary>
/// <param name="Rate">Frames per second.</param>
/// <param name="Channels">Samples per frame, in the order front left, front right, centre, low, rear left, rear right, side left, side right.</param>
public readonly record struct SoundFormat(int Rate, int Channels)
{
    /// <summary>The lowest rate.</summary>
    public const int MinimumRate = 4000;

    /// <summary>The highest rate.</summary>
    public const int MaximumRate = 192_000;

    /// <summary>The most channels.</summary>
    public const int MaximumChannels = 8;

    /// <summary>True when rate and channels are within their bounds.</summary>
    public bool IsValid => Rate is >= MinimumRate and <= MaximumRate && Channels is >= 1 and <= MaximumChannels;

    /// <summary>Whole frames of a length of time.</summary>
    /// <param name="time">From zero.</param>
    public int FramesOf(TimeSpan time) => (int)(time.Ticks * Rate / TimeSpan.TicksPerSecond);

    /// <inheritdoc/>
    public override string ToString() => $"{Rate} Hz, {Channels} {(Channels == 1 ? "channel" : "channels")}";
}
