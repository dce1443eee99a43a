using Compositor.Contracts;

namespace Compositor.Plugins.Virgil;

/// <summary>
/// One of the streams that QEMU names by numbers, of either direction: known from Init to Fini, open while QEMU has it enabled. On the listener's
/// thread.
/// </summary>
/// <param name="format">Rate and channels.</param>
/// <param name="kind">Samples.</param>
internal sealed class GuestStream(SoundFormat format, SampleKind kind) : IDisposable
{
    private const int PartFrames = 1024;

    private short[] _samples = [];
    private byte[] _bytes = [];
    private ushort[] _volumes = [];
    private bool _isMuted;
    private IPlaybackStream? _playback;
    private IRecordStream? _record;

    /// <summary>Begins to play.</summary>
    /// <exception cref="SourceException">The shell has no stream.</exception>
    public void OpenPlayback(ISound sound)
    {
        _playback ??= sound.OpenPlayback(format);
        Apply();
    }

    /// <summary>Begins to record.</summary>
    /// <exception cref="SourceException">The shell has no stream.</exception>
    public void OpenRecord(ISound sound)
    {
        _record ??= sound.OpenRecord(format);
        Apply();
    }

    /// <summary>Sets what the guest has set.</summary>
    /// <param name="isMuted">True for silence.</param>
    /// <param name="volumes">255 at the most, one a channel.</param>
    public void SetVolume(bool isMuted, ReadOnlySpan<byte> volumes)
    {
        _isMuted = isMuted;
        _volumes = new ushort[Math.Min(volumes.Length, SoundFormat.MaximumChannels)];
        for (var i = 0; i < _volumes.Length; i++)
        {
            _volumes[i] = (ushort)(volumes[i] * 257);
        }

        Apply();
    }

    /// <summary>Plays whole frames; what is over is left out.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (_playback is not { } playback)
        {
            return;
        }

        // Part by part: a message may have 64 MiB, of which nothing needs to be held.
        var frame = kind.Bytes * format.Channels;
        var part = PartFrames * frame;
        if (_samples.Length == 0)
        {
            _samples = new short[PartFrames * format.Channels];
        }

        for (bytes = bytes[..(bytes.Length / frame * frame)]; !bytes.IsEmpty; bytes = bytes[Math.Min(part, bytes.Length)..])
        {
            var samples = _samples.AsSpan(0, Math.Min(part, bytes.Length) / kind.Bytes);
            kind.Read(bytes, samples);
            playback.Write(samples);
        }
    }

    /// <summary>Takes what was recorded.</summary>
    /// <param name="most">Bytes at the most.</param>
    public ReadOnlySpan<byte> Read(ulong most)
    {
        if (_record is not { } record)
        {
            return default;
        }

        var frame = kind.Bytes * format.Channels;
        var frames = (int)Math.Min(most / (ulong)frame, (ulong)format.FramesOf(TimeSpan.FromSeconds(1)));
        if (_samples.Length < frames * format.Channels)
        {
            _samples = new short[frames * format.Channels];
            _bytes = new byte[frames * frame];
        }

        var count = record.Read(_samples.AsSpan(0, frames * format.Channels));
        kind.Write(_samples.AsSpan(0, count), _bytes);
        return _bytes.AsSpan(0, count * kind.Bytes);
    }

    /// <summary>Ends playing and recording.</summary>
    public void Dispose()
    {
        _playback?.Dispose();
        _record?.Dispose();
        (_playback, _record) = (null, null);
    }

    private void Apply()
    {
        _playback?.SetVolume(_volumes);
        _playback?.SetMuted(_isMuted);
        _record?.SetVolume(_volumes);
        _record?.SetMuted(_isMuted);
    }
}
