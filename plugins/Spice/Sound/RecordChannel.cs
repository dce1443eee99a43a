using System.Buffers.Binary;
using Compositor.Codecs;
using Compositor.Contracts;
using Microsoft.Extensions.Logging;

namespace Compositor.Plugins.Spice;

/// <summary>What the guest records: opens a microphone between start and stop, and no longer. On its own thread.</summary>
/// <param name="link">Where frames go.</param>
/// <param name="sound">Where they come from.</param>
/// <param name="opus">True to pack them where the server can have it.</param>
/// <param name="time">The clock.</param>
/// <param name="log">For notices.</param>
internal sealed class RecordChannel(ChannelLink link, ISound sound, bool opus, TimeProvider time, ILogger log) : IMessageHandler, IDisposable
{
    private const uint Volume = 1 << 1;
    private const uint Opus = 1 << 2;

    private readonly long _began = time.GetTimestamp();
    private IRecordStream? _stream;
    private RecordSender? _sender;
    private ushort[] _volumes = [];
    private bool _isMuted;

    /// <summary>What to offer.</summary>
    public static uint Capabilities(bool opus) => Volume | (opus ? Opus : 0);

    /// <inheritdoc/>
    public void Handle(ushort type, ReadOnlySpan<byte> body)
    {
        var reader = new BodyReader(body);
        switch ((RecordMessage)type)
        {
            case RecordMessage.Start:
                Start(SoundBodies.ReadFormat(ref reader));
                break;
            case RecordMessage.Stop:
                Dispose();
                break;
            case RecordMessage.Volume:
                _volumes = SoundBodies.ReadVolumes(ref reader);
                _stream?.SetVolume(_volumes);
                break;
            case RecordMessage.Mute:
                _isMuted = reader.ReadByte() != 0;
                _stream?.SetMuted(_isMuted);
                break;
            default:
                BaseNotices.Handle(type, body, log);
                break;
        }
    }

    /// <summary>Nothing more is recorded. On the channel's thread, or when that has ended.</summary>
    public void Dispose()
    {
        _sender?.Dispose();
        _stream?.Dispose();
        (_sender, _stream) = (null, null);
    }

    private void Start(SoundFormat format)
    {
        Dispose();
        var packs = opus && (link.Capabilities & Opus) != 0 && OpusFormat.Has(format.Rate, format.Channels);
        try
        {
            _stream = sound.OpenRecord(format);
        }
        catch (SourceException e)
        {
            throw new SpiceException(e.Message, e);
        }

        _stream.SetVolume(_volumes);
        _stream.SetMuted(_isMuted);
        Span<byte> body = stackalloc byte[6];
        BinaryPrimitives.WriteUInt32LittleEndian(body, Now);
        BinaryPrimitives.WriteUInt16LittleEndian(body[4..], (ushort)(packs ? SoundMode.Opus : SoundMode.Raw));
        link.Send((ushort)RecordReply.Mode, body);
        link.Send((ushort)RecordReply.StartMark, body[..4]);
        _sender = new RecordSender(link, _stream, format, packs ? new OpusEncoder(format.Rate, format.Channels) : null, () => Now);
    }

    // Milliseconds of a clock of ours; it goes round.
    private uint Now => (uint)time.GetElapsedTime(_began).TotalMilliseconds;
}
