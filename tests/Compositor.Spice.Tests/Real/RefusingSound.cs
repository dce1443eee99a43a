using Compositor.Contracts;

namespace Compositor.Spice.Tests.Real;

/// <summary>Has no stream for anybody.</summary>
internal sealed class RefusingSound : ISound
{
    public bool CanRecord => true;

    public IPlaybackStream OpenPlayback(SoundFormat format) => throw new SourceException("too many streams");

    public IRecordStream OpenRecord(SoundFormat format) => throw new SourceException("too many streams");
}
