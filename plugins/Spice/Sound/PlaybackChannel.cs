using System.Runtime.InteropServices;
using Compositor.Codecs;
using Compositor.Contracts;
using Microsoft.Extensions.Logging;

namespace Compositor.Plugins.Spice;

/// <summary>
/// What the guest plays, raw or in Opus. Times are passed over: the newest picture is shown at once, so the newest sound is heard at once, too.
/// On its own thread.
/// </summary>
internal sealed class PlaybackChannel(ISound sound, ILogger log) : IMessageHandler, IDisposable
{
    private const uint Volume = 1 << 1;
    private const uint Latency = 1 << 2;
    private const uint Opus = 1 << 3;

    private readonly short[] _samples = new short[OpusFormat.MostFrames * 2];
    private IPlaybackStream? _stream;
    private OpusDecoder? _decoder;
    private SoundFormat _format;
    private SoundMode _mode = SoundMode.Raw;
    private ushort[] _volumes = [];
    private bool _isMuted;

    /// <summary>What to offer.</summary>
    /// <param name="opus">True where bytes matter more than time, and libopus is there.</param>
    public static uint Capabilities(bool opus) => Volume | Latency | (opus ? Opus : 0);

    /// <inheritdoc/>
    public void Handle(ushort type, ReadOnlySpan<byte> body)
    {
        var reader = new BodyReader(body);
        switch ((PlaybackMessage)type)
        {
            case PlaybackMessage.Data:
                _ = reader.ReadUInt32();
                Play(reader.ReadBytes((uint)reader.Left));
                break;
            case PlaybackMessage.Mode:
                _ = reader.ReadUInt32();
                var mode = (SoundMode)reader.ReadUInt16();
                _mode = Enum.IsDefined(mode) ? mode : throw new SpiceException($"sound cannot be packed in way {(ushort)mode}");
                break;
            case PlaybackMessage.Start:
                var format = SoundBodies.ReadFormat(ref reader);
                _ = reader.ReadUInt32();
                Start(format);
                break;
            case PlaybackMessage.Stop:
                Dispose();
                break;
            case PlaybackMessage.Volume:
                _volumes = SoundBodies.ReadVolumes(ref reader);
                _stream?.SetVolume(_volumes);
                break;
            case PlaybackMessage.Mute:
                _isMuted = reader.ReadByte() != 0;
                _stream?.SetMuted(_isMuted);
                break;
            case PlaybackMessage.Latency:
                _ = reader.ReadUInt32();
                break;
            default:
                BaseNotices.Handle(type, body, log);
                break;
        }
    }

    /// <summary>Nothing more is played. On the channel's thread, or when that has ended.</summary>
    public void Dispose()
    {
        _stream?.Dispose();
        _decoder?.Dispose();
        (_stream, _decoder) = (null, null);
    }

    private void Start(SoundFormat format)
    {
        if (_stream is not null && format == _format)
        {
            return;
        }

        Dispose();
        _format = format;
        try
        {
            _stream = sound.OpenPlayback(format);
        }
        catch (SourceException e)
        {
            throw new SpiceException(e.Message, e);
        }

        _stream.SetVolume(_volumes);
        _stream.SetMuted(_isMuted);
    }

    private void Play(ReadOnlySpan<byte> data)
    {
        if (_stream is not { } stream)
        {
            // Behind the end: late, and of no use.
            return;
        }

        if (_mode == SoundMode.Raw)
        {
            stream.Write(MemoryMarshal.Cast<byte, short>(data));
            return;
        }

        try
        {
            _decoder ??= new OpusDecoder(_format.Rate, _format.Channels);
            stream.Write(_samples.AsSpan(0, _decoder.Decode(data, _samples)));
        }
        catch (OpusException e)
        {
            throw new SpiceException(e.Message, e);
        }
    }
}
