using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>The sound of one connection: counts its streams, and ends them with it. Any thread.</summary>
internal sealed class ConnectionSound(SourceSound source) : ISound
{
    private readonly Lock _gate = new();
    private readonly List<PlaybackStream> _playing = [];
    private readonly List<RecordStream> _recording = [];
    private bool _ended;

    public bool CanRecord => source.AllowsMicrophone;

    public IPlaybackStream OpenPlayback(SoundFormat format)
    {
        lock (_gate)
        {
            _playing.RemoveAll(stream => stream.IsEnded);
            Check(format, _playing.Count);
            var stream = source.OpenPlayback(format);
            _playing.Add(stream);
            return stream;
        }
    }

    public IRecordStream OpenRecord(SoundFormat format)
    {
        if (!CanRecord)
        {
            throw new SourceException("the configuration lets the VM have no microphone");
        }

        lock (_gate)
        {
            _recording.RemoveAll(stream => stream.IsEnded);
            Check(format, _recording.Count);
            var stream = source.OpenRecord(format);
            _recording.Add(stream);
            return stream;
        }
    }

    /// <summary>Closes what is open still.</summary>
    public void End()
    {
        lock (_gate)
        {
            _ended = true;
        }

        // Nothing is added any more.
        _playing.ForEach(stream => stream.Dispose());
        _recording.ForEach(stream => stream.Dispose());
    }

    private void Check(SoundFormat format, int open)
    {
        if (!format.IsValid)
        {
            throw new SourceException($"sound cannot have {format}");
        }

        if (_ended)
        {
            throw new SourceException("the connection has ended");
        }

        if (open >= ISound.MaximumStreams)
        {
            throw new SourceException($"a VM cannot have more than {ISound.MaximumStreams} streams of sound");
        }
    }
}
