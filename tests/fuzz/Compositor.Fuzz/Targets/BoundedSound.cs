using Compositor.Contracts;

namespace Compositor.Fuzz;

/// <summary>Sound as strict as the shell's: eight streams, whole formats. What is played is thrown away, a microphone hears nothing.</summary>
internal sealed class BoundedSound : ISound
{
    private int _open;

    public bool CanRecord => true;

    public IPlaybackStream OpenPlayback(SoundFormat format) => Open(format);

    public IRecordStream OpenRecord(SoundFormat format) => Open(format);

    private Stream Open(SoundFormat format)
    {
        if (!format.IsValid || _open >= ISound.MaximumStreams)
        {
            throw new SourceException($"no stream of {format}");
        }

        _open++;
        return new Stream(this);
    }

    private sealed class Stream(BoundedSound sound) : IPlaybackStream, IRecordStream
    {
        private bool _ended;

        public void Write(ReadOnlySpan<short> samples)
        {
        }

        public int Read(Span<short> samples) => 0;

        public ValueTask WaitAsync(CancellationToken cancellationToken) => new(Task.Delay(Timeout.Infinite, cancellationToken));

        public void SetVolume(ReadOnlySpan<ushort> channels)
        {
        }

        public void SetMuted(bool isMuted)
        {
        }

        public void Dispose()
        {
            if (!_ended)
            {
                _ended = true;
                sound._open--;
            }
        }
    }
}
