using Compositor.Contracts;

namespace Compositor.Spice.Tests.Sound;

/// <summary>Takes what is played and keeps nothing.</summary>
internal sealed class SilentSound : ISound, IPlaybackStream
{
    public bool CanRecord => false;

    public IPlaybackStream OpenPlayback(SoundFormat format) => this;

    public IRecordStream OpenRecord(SoundFormat format) => throw new SourceException("there is no microphone");

    public void Write(ReadOnlySpan<short> samples)
    {
        // Silence.
    }

    public void SetVolume(ReadOnlySpan<ushort> channels)
    {
        // Silence.
    }

    public void SetMuted(bool isMuted)
    {
        // Silence.
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
