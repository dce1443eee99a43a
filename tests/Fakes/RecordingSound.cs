using System.Collections.Concurrent;
using Compositor.Contracts;

namespace Compositor.Fakes;

/// <summary>Keeps what a source plays, and lets it record a tone.</summary>
internal sealed class RecordingSound(bool canRecord = false) : ISound
{
    private readonly ConcurrentQueue<RecordingPlayback> _played = new();
    private readonly ConcurrentQueue<ToneRecord> _recorded = new();

    public bool CanRecord => canRecord;

    /// <summary>In the order in which they were opened.</summary>
    public IReadOnlyList<RecordingPlayback> Played => [.. _played];

    /// <summary>In the order in which they were opened.</summary>
    public IReadOnlyList<ToneRecord> Recorded => [.. _recorded];

    public IPlaybackStream OpenPlayback(SoundFormat format)
    {
        var stream = new RecordingPlayback(format.IsValid ? format : throw new SourceException("a wrong format"));
        _played.Enqueue(stream);
        return stream;
    }

    public IRecordStream OpenRecord(SoundFormat format)
    {
        var stream = new ToneRecord(format.IsValid ? format : throw new SourceException("a wrong format"));
        _recorded.Enqueue(stream);
        return stream;
    }
}
