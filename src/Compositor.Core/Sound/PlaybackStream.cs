using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>
/// One thing that a guest plays: written by its source, heard by the mixer. The source's thread writes, the sound device's thread renders;
/// between them is the ring.
/// </summary>
internal sealed class PlaybackStream(SoundFormat format, SourceSound source, Action<PlaybackStream> ended) : IPlaybackStream
{
    private readonly SoundRing _ring = new(format, SoundRing.Reserve);
    private readonly StereoFold _fold = new(format.Channels);
    private StereoResampler? _resampler;
    private short[] _samples = [];
    private float _gain;
    private int _disposed;

    /// <summary>Of its frames.</summary>
    public SoundFormat Format => format;

    /// <summary>Whose it is.</summary>
    public SourceSound Source => source;

    /// <summary>True when its source has closed it and all of it was heard.</summary>
    public bool IsDrained => _ring.IsDrained;

    /// <summary>True when its source has closed it.</summary>
    public bool IsEnded => Volatile.Read(ref _disposed) != 0;

    /// <summary>Frames that were never heard because newer ones came.</summary>
    public long Dropped => _ring.Dropped;

    public void Write(ReadOnlySpan<short> samples) => _ring.Write(samples);

    public void SetVolume(ReadOnlySpan<ushort> channels) => _fold.SetVolume(channels);

    public void SetMuted(bool isMuted) => _fold.IsMuted = isMuted;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _ring.Complete();
            ended(this);
        }
    }

    /// <summary>Makes it fit a device; while none renders.</summary>
    /// <param name="rate">The device's.</param>
    /// <param name="block">The most frames at a time.</param>
    public void Prepare(int rate, int block)
    {
        _resampler = new StereoResampler(format.Rate, rate, block);
        _samples = new short[_resampler.MostNeeded * format.Channels];
    }

    /// <summary>Adds the next frames. On the device's thread; allocates nothing.</summary>
    /// <param name="left">A mix, of the same length as the rest.</param>
    /// <param name="right">The same for the right.</param>
    /// <param name="ownLeft">Room for the stream's own frames.</param>
    /// <param name="ownRight">The same for the right.</param>
    public void Render(Span<float> left, Span<float> right, Span<float> ownLeft, Span<float> ownRight)
    {
        var resampler = _resampler!;
        var needed = resampler.Needed(left.Length);
        var samples = _samples.AsSpan(0, needed * format.Channels);
        samples[_ring.Read(samples)..].Clear();
        var input = resampler.Input(needed);
        _fold.Fold(samples, input.Left.Span, input.Right.Span);
        resampler.Take(ownLeft, ownRight);

        // From one loudness to the next in the course of a block: a step would be heard as a click.
        var (gain, wanted) = (_gain, source.Gain);
        var step = (wanted - gain) / left.Length;
        for (var i = 0; i < left.Length; i++)
        {
            gain = step == 0 ? wanted : gain + step;
            left[i] += ownLeft[i] * gain;
            right[i] += ownRight[i] * gain;
        }

        _gain = wanted;
    }
}
