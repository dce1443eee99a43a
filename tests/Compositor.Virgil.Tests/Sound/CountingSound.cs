using Compositor.Contracts;

namespace Compositor.Virgil.Tests;

/// <summary>Counts what is played and keeps none of it; its microphone hears silence, as much as is asked for.</summary>
internal sealed class CountingSound : ISound, IPlaybackStream, IRecordStream
{
    private long _samples;
    private int _open;

    public bool CanRecord => true;

    /// <summary>All that was written.</summary>
    public long Samples => Interlocked.Read(ref _samples);

    /// <summary>The most that was written at a time.</summary>
    public int Largest { get; private set; }

    /// <summary>Streams that are open.</summary>
    public int Open => Volatile.Read(ref _open);

    public IPlaybackStream OpenPlayback(SoundFormat format)
    {
        Interlocked.Increment(ref _open);
        return this;
    }

    public IRecordStream OpenRecord(SoundFormat format)
    {
        Interlocked.Increment(ref _open);
        return this;
    }

    public void Write(ReadOnlySpan<short> samples)
    {
        Largest = Math.Max(Largest, samples.Length);
        Interlocked.Add(ref _samples, samples.Length);
    }

    public int Read(Span<short> samples)
    {
        samples.Clear();
        return samples.Length;
    }

    public ValueTask WaitAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public void SetVolume(ReadOnlySpan<ushort> channels)
    {
    }

    public void SetMuted(bool isMuted)
    {
    }

    public void Dispose() => Interlocked.Decrement(ref _open);
}
