using Compositor.Contracts;

namespace Compositor.Fakes;

/// <summary>Keeps what is played.</summary>
internal sealed class RecordingPlayback(SoundFormat format) : IPlaybackStream
{
    private readonly Lock _gate = new();
    private readonly List<short> _samples = [];

    public SoundFormat Format => format;

    public ushort[] Volume { get; private set; } = [];

    public bool IsMuted { get; private set; }

    public bool IsEnded { get; private set; }

    public short[] Samples
    {
        get
        {
            lock (_gate)
            {
                return [.. _samples];
            }
        }
    }

    public void Write(ReadOnlySpan<short> samples)
    {
        lock (_gate)
        {
            _samples.AddRange(samples);
        }
    }

    public void SetVolume(ReadOnlySpan<ushort> channels) => Volume = channels.ToArray();

    public void SetMuted(bool isMuted) => IsMuted = isMuted;

    public void Dispose() => IsEnded = true;
}
