using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>
/// Frames between one that writes and one that reads, of a bounded length. When it is full the oldest go, down to the reserve, so that what is heard is
/// never late for long. When it has run dry nothing is read until the reserve is there again: one pause instead of many. Any thread.
/// </summary>
internal sealed class SoundRing
{
    /// <summary>The most that is held.</summary>
    public static readonly TimeSpan Capacity = TimeSpan.FromMilliseconds(200);

    /// <summary>What is waited for before the first frame is read.</summary>
    public static readonly TimeSpan Reserve = TimeSpan.FromMilliseconds(40);

    private readonly Lock _gate = new();
    private readonly short[] _samples;
    private readonly int _channels;
    private readonly int _reserve;
    private int _first;
    private int _count;
    private bool _isWaiting = true;
    private int _waited;
    private bool _isComplete;
    private long _dropped;

    /// <param name="format">Of the frames.</param>
    /// <param name="reserve">Less than <see cref="Capacity"/>.</param>
    public SoundRing(SoundFormat format, TimeSpan reserve)
    {
        _channels = format.Channels;
        _samples = new short[format.FramesOf(Capacity) * _channels];
        _reserve = format.FramesOf(reserve) * _channels;
    }

    /// <summary>Frames that are there, whether or not they can be read yet.</summary>
    public int Frames
    {
        get
        {
            lock (_gate)
            {
                return _count / _channels;
            }
        }
    }

    /// <summary>Frames that went unread because newer ones came.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>True when nothing more comes and all was read.</summary>
    public bool IsDrained
    {
        get
        {
            lock (_gate)
            {
                return _isComplete && _count == 0;
            }
        }
    }

    /// <summary>Appends frames; a part of a frame at the end is left out.</summary>
    public void Write(ReadOnlySpan<short> samples)
    {
        samples = samples[..(samples.Length - (samples.Length % _channels))];
        lock (_gate)
        {
            if (_isComplete)
            {
                return;
            }

            if (samples.Length > _samples.Length)
            {
                Drop(samples.Length - _samples.Length, 0);
                samples = samples[^_samples.Length..];
            }

            if (_count + samples.Length > _samples.Length)
            {
                var kept = Math.Max(0, Math.Min(_reserve, _samples.Length) - samples.Length);
                Drop(0, _count - kept);
            }

            var at = (_first + _count) % _samples.Length;
            var part = Math.Min(samples.Length, _samples.Length - at);
            samples[..part].CopyTo(_samples.AsSpan(at));
            samples[part..].CopyTo(_samples);
            _count += samples.Length;
        }
    }

    /// <summary>Takes whole frames.</summary>
    /// <returns>Samples taken; fewer than asked for when there are no more, none while the reserve is not there.</returns>
    public int Read(Span<short> samples)
    {
        lock (_gate)
        {
            if (_isWaiting && IsTooEarly(samples.Length))
            {
                return 0;
            }

            var count = Math.Min(samples.Length - (samples.Length % _channels), _count);
            var part = Math.Min(count, _samples.Length - _first);
            _samples.AsSpan(_first, part).CopyTo(samples);
            _samples.AsSpan(0, count - part).CopyTo(samples[part..]);
            _first = (_first + count) % _samples.Length;
            _count -= count;
            _isWaiting = count < samples.Length;
            _waited = 0;
            return count;
        }
    }

    /// <summary>Nothing more comes; what is there can still be read.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isComplete = true;
        }
    }

    // As long as the reserve would last, and no longer: a short sound with nothing behind it is to be heard, too.
    private bool IsTooEarly(int wanted)
    {
        _waited = _count == 0 ? 0 : _waited + wanted;
        return _count < _reserve && _waited < _reserve && !_isComplete;
    }

    private void Drop(int unwritten, int oldest)
    {
        _first = (_first + oldest) % _samples.Length;
        _count -= oldest;
        Interlocked.Add(ref _dropped, (unwritten + oldest) / _channels);
    }
}
