using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>Gives what the microphone hears to the guests that record. Any thread; the microphone's puts in.</summary>
public sealed class SoundRecorder
{
    private readonly Lock _gate = new();
    private readonly short[] _silence = new short[960];
    private volatile RecordStream[] _streams = [];

    /// <summary>What the microphone is asked for.</summary>
    public static SoundFormat Format { get; } = new(48_000, 2);

    /// <summary>A stream was opened: a microphone is wanted. Any thread.</summary>
    public event Action? Wanted;

    /// <summary>True while somebody records.</summary>
    public bool IsWanted => _streams.Length > 0;

    /// <summary>Takes what the microphone has heard. On its thread; allocates nothing.</summary>
    /// <param name="samples">In <see cref="Format"/>.</param>
    public void Put(ReadOnlySpan<short> samples)
    {
        while (!samples.IsEmpty)
        {
            var part = samples[..Math.Min(samples.Length, _silence.Length)];
            foreach (var stream in _streams)
            {
                stream.Put(part, _silence.AsSpan(0, part.Length));
            }

            samples = samples[part.Length..];
        }
    }

    internal RecordStream Open(SoundFormat format, SourceSound source)
    {
        var stream = new RecordStream(format, source, Ended);
        lock (_gate)
        {
            _streams = [.. _streams, stream];
        }

        Wanted?.Invoke();
        return stream;
    }

    private void Ended(RecordStream stream)
    {
        lock (_gate)
        {
            _streams = [.. _streams.Where(known => known != stream)];
        }
    }
}
