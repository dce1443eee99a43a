using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>
/// Adds up what all VMs play. The device's thread mixes and neither waits for long nor allocates; sources add and end streams on their own threads.
/// </summary>
public sealed class SoundMixer
{
    /// <summary>Channels of the mix: left and right.</summary>
    public const int Channels = 2;

    private const int MostStreams = 128;
    private const int Block = 480;

    private readonly Lock _gate = new();
    private readonly PlaybackStream?[] _streams = new PlaybackStream?[MostStreams];
    private readonly float[] _left = new float[Block];
    private readonly float[] _right = new float[Block];
    private readonly float[] _ownLeft = new float[Block];
    private readonly float[] _ownRight = new float[Block];
    private int _rate;

    /// <summary>A stream was opened: a device may be wanted. Any thread.</summary>
    public event Action? Wanted;

    /// <summary>True while there is something to be heard, or soon may be.</summary>
    public bool IsWanted => Array.Exists(_streams, stream => stream is not null);

    /// <summary>A device begins: from now on it mixes.</summary>
    /// <param name="rate">Its frames per second.</param>
    public void Start(int rate)
    {
        lock (_gate)
        {
            _rate = rate;
            foreach (var stream in _streams)
            {
                stream?.Prepare(rate, Block);
            }
        }
    }

    /// <summary>The device has ended: nothing mixes any more.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _rate = 0;
            for (var i = 0; i < _streams.Length; i++)
            {
                if (_streams[i] is { IsEnded: true })
                {
                    _streams[i] = null;
                }
            }
        }
    }

    /// <summary>Mixes the next frames; silence where nothing plays. On the device's thread, between <see cref="Start"/> and <see cref="Stop"/>.</summary>
    /// <param name="samples">Gets left and right, one after the other.</param>
    public void Mix(Span<short> samples)
    {
        while (samples.Length >= Channels)
        {
            var frames = Math.Min(Block, samples.Length / Channels);
            Add(frames);
            for (var i = 0; i < frames; i++)
            {
                samples[2 * i] = Clip(_left[i]);
                samples[(2 * i) + 1] = Clip(_right[i]);
            }

            samples = samples[(frames * Channels)..];
        }
    }

    internal PlaybackStream Open(SoundFormat format, SourceSound source)
    {
        var stream = new PlaybackStream(format, source, Ended);
        lock (_gate)
        {
            var at = Array.FindIndex(_streams, known => known is null);
            if (at < 0)
            {
                // Not all heard to its end, but ended: the least loss.
                at = Array.FindIndex(_streams, known => known!.IsEnded);
            }

            if (at < 0)
            {
                throw new SourceException($"{MostStreams} streams are played already");
            }

            if (_rate > 0)
            {
                stream.Prepare(_rate, Block);
            }

            Volatile.Write(ref _streams[at], stream);
        }

        Wanted?.Invoke();
        return stream;
    }

    /// <summary>Of the streams of a source that are open now, the format; null when it plays nothing.</summary>
    internal SoundFormat? FormatOf(SourceSound source) =>
        Array.Find(_streams, stream => stream is { IsEnded: false } && stream.Source == source)?.Format;

    internal static short Clip(float sample) => (short)Math.Clamp((int)MathF.Round(sample * 32768f), short.MinValue, short.MaxValue);

    private void Add(int frames)
    {
        var left = _left.AsSpan(0, frames);
        var right = _right.AsSpan(0, frames);
        left.Clear();
        right.Clear();
        for (var i = 0; i < _streams.Length; i++)
        {
            if (Volatile.Read(ref _streams[i]) is not { } stream)
            {
                continue;
            }

            stream.Render(left, right, _ownLeft.AsSpan(0, frames), _ownRight.AsSpan(0, frames));
            if (stream.IsDrained)
            {
                // Unless another has taken its place already.
                Interlocked.CompareExchange(ref _streams[i], null, stream);
            }
        }
    }

    // Without a device nobody would ever hear it to its end.
    private void Ended(PlaybackStream stream)
    {
        lock (_gate)
        {
            var at = Array.IndexOf(_streams, stream);
            if (_rate == 0 && at >= 0)
            {
                _streams[at] = null;
            }
        }
    }
}
