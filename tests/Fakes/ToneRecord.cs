using Compositor.Contracts;

namespace Compositor.Fakes;

/// <summary>A microphone that hears a sine of 1000 Hz at half of the loudest, as fast as it is asked.</summary>
internal sealed class ToneRecord(SoundFormat format) : IRecordStream
{
    private int _at;
    private int _ready;

    public SoundFormat Format => format;

    public bool IsEnded { get; private set; }

    public bool IsMuted { get; private set; }

    public int Read(Span<short> samples)
    {
        var frames = Math.Min(samples.Length / format.Channels, _ready);
        Tone.Make(1000, 0.5, format.Rate, format.Channels, frames, _at).CopyTo(samples);
        (_at, _ready) = (_at + frames, _ready - frames);
        return frames * format.Channels;
    }

    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(10, cancellationToken);
        _ready += format.Rate / 100;
    }

    public void SetVolume(ReadOnlySpan<ushort> channels)
    {
        // It is as loud as it is.
    }

    public void SetMuted(bool isMuted) => IsMuted = isMuted;

    public void Dispose() => IsEnded = true;
}
