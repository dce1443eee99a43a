using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>
/// What one guest records: the microphone's thread puts in, the source takes out, in the format that its guest wants. Resampled on the
/// source's thread.
/// </summary>
internal sealed class RecordStream : IRecordStream
{
    private const int Block = 480;
    private static readonly TimeSpan Portion = TimeSpan.FromMilliseconds(10);

    private readonly SoundFormat _format;
    private readonly SourceSound _source;
    private readonly Action<RecordStream> _ended;
    private readonly SoundRing _ring;
    private readonly StereoResampler _resampler;
    private readonly StereoFold _fold;
    private readonly SemaphoreSlim _arrived = new(0, 1);
    private readonly short[] _samples;
    private readonly float[] _left = new float[Block];
    private readonly float[] _right = new float[Block];
    private readonly int _portion;
    private volatile float[] _volumes = [];
    private volatile bool _isEnded;

    public RecordStream(SoundFormat format, SourceSound source, Action<RecordStream> ended)
    {
        (_format, _source, _ended) = (format, source, ended);
        _ring = new SoundRing(SoundRecorder.Format, TimeSpan.Zero);
        _resampler = new StereoResampler(SoundRecorder.Format.Rate, format.Rate, Block);
        _fold = new StereoFold(SoundRecorder.Format.Channels);
        _samples = new short[_resampler.MostNeeded * SoundRecorder.Format.Channels];
        _portion = SoundRecorder.Format.FramesOf(Portion);
    }

    /// <summary>True when its source has closed it.</summary>
    public bool IsEnded => _isEnded;

    public int Read(Span<short> samples)
    {
        var wanted = samples.Length / _format.Channels;
        var done = 0;
        while (done < wanted)
        {
            var frames = Math.Min(Math.Min(Block, wanted - done), _resampler.Possible(_ring.Frames));
            if (frames == 0)
            {
                break;
            }

            Convert(frames, samples.Slice(done * _format.Channels, frames * _format.Channels));
            done += frames;
        }

        return done * _format.Channels;
    }

    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        while (_ring.Frames < _portion)
        {
            await _arrived.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public void SetVolume(ReadOnlySpan<ushort> channels)
    {
        var volumes = new float[channels.Length];
        for (var i = 0; i < volumes.Length; i++)
        {
            volumes[i] = channels[i] / (float)ushort.MaxValue;
        }

        _volumes = volumes;
    }

    public void SetMuted(bool isMuted) => _fold.IsMuted = isMuted;

    public void Dispose()
    {
        if (!_isEnded)
        {
            _isEnded = true;
            _ring.Complete();
            _ended(this);
        }
    }

    /// <summary>Takes what the microphone has heard. On its thread; allocates nothing.</summary>
    /// <param name="samples">In the recorder's format.</param>
    /// <param name="silence">As many, all 0.</param>
    public void Put(ReadOnlySpan<short> samples, ReadOnlySpan<short> silence)
    {
        _ring.Write(_source.IsChosen ? samples : silence);
        if (_arrived.CurrentCount == 0 && _ring.Frames >= _portion)
        {
            _arrived.Release();
        }
    }

    private void Convert(int frames, Span<short> samples)
    {
        var needed = _resampler.Needed(frames);
        var heard = _samples.AsSpan(0, needed * SoundRecorder.Format.Channels);
        heard[_ring.Read(heard)..].Clear();
        var input = _resampler.Input(needed);
        _fold.Fold(heard, input.Left.Span, input.Right.Span);
        var left = _left.AsSpan(0, frames);
        var right = _right.AsSpan(0, frames);
        _resampler.Take(left, right);
        var volumes = _volumes;
        for (var i = 0; i < frames; i++)
        {
            for (var channel = 0; channel < _format.Channels; channel++)
            {
                // One channel hears both sides; those beyond the second hear nothing.
                var sample = _format.Channels == 1 ? (left[i] + right[i]) / 2 : channel switch { 0 => left[i], 1 => right[i], _ => 0 };
                var volume = volumes.Length == 0 ? 1 : volumes[volumes.Length == 1 ? 0 : Math.Min(channel, volumes.Length - 1)];
                samples[(i * _format.Channels) + channel] = SoundMixer.Clip(sample * volume);
            }
        }
    }
}
