using Compositor.Contracts;

namespace Compositor.Fakes;

/// <summary>A microphone that hears a sine of 1000 Hz at half of the loudest, 10 ms at each tick of its clock.</summary>
internal sealed class ToneRecord(SoundFormat format) : IRecordStream
{
    private readonly PeriodicTimer _clock = new(TimeSpan.FromMilliseconds(10));
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
        await _clock.WaitForNextTickAsync(cancellationToken);
        _ready += format.Rate / 100;
    }

    public void SetVolume(ReadOnlySpan<ushort> channels)
    {
        // It is as loud as it is.
    }

    public void SetMuted(bool isMuted) => IsMuted = isMuted;

    public void Dispose()
    {
        IsEnded = true;
        _clock.Dispose();
    }
}
