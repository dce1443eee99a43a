using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Plugins.Virgil;

/// <summary>
/// The object that QEMU plays to, or records from (QEMU, ui/dbus-display1.xml, org.qemu.Display1.AudioOutListener and AudioInListener): a connection for
/// each direction, with QEMU as the caller. All calls are answered on its reader thread, at once: QEMU stands still while a Read is unanswered.
/// </summary>
internal sealed class SoundListener : IMessageHandler, IDisposable
{
    private const int MostStreams = 32;

    private readonly DBusPeer _peer;
    private readonly ISound _sound;
    private readonly bool _records;
    private readonly Dictionary<ulong, GuestStream> _streams = [];

    /// <summary>Takes the socket.</summary>
    /// <param name="socket">Our end.</param>
    /// <param name="name">Of the thread.</param>
    /// <param name="sound">The shell's.</param>
    /// <param name="records">True for the direction of the microphone.</param>
    public SoundListener(UnixSocket socket, string name, ISound sound, bool records)
    {
        (_sound, _records) = (sound, records);
        _peer = new DBusPeer(socket, name, this);
    }

    /// <summary>Completes with the reason when the connection has ended.</summary>
    public Task<Exception> Completion => _peer.Completion;

    /// <summary>Starts to read. Before QEMU gets the other end.</summary>
    public void Start() => _peer.Start();

    /// <inheritdoc/>
    public void Dispose() => _peer.Dispose();

    /// <inheritdoc/>
    public void Ended(Exception reason)
    {
        foreach (var stream in _streams.Values)
        {
            stream.Dispose();
        }

        _streams.Clear();
    }

    /// <inheritdoc/>
    public void Handle(ref DBusMessage message)
    {
        if (message.Type != MessageType.Call)
        {
            return;
        }

        var isListener = message.Interface.SequenceEqual(_records ? "org.qemu.Display1.AudioInListener"u8 : "org.qemu.Display1.AudioOutListener"u8);
        if (message.Interface.SequenceEqual("org.freedesktop.DBus.Properties"u8) && message.Member.SequenceEqual("GetAll"u8) && message.WantsReply)
        {
            var head = new MessageHead(MessageType.Return, _peer.NextSerial()) { Flags = MessageFlags.NoReplyExpected, ReplySerial = message.Serial, Signature = "a{sv}" };
            _peer.Send(head, 0, static (writer, _) => writer.EndArray(writer.BeginArray(8)));
        }
        else if ((isListener && Call(ref message)) || (message.Interface.SequenceEqual("org.freedesktop.DBus.Peer"u8) && message.Member.SequenceEqual("Ping"u8)))
        {
            Acknowledge(ref message);
        }
        else if (isListener && _records && message.Member.SequenceEqual("Read"u8))
        {
            Read(ref message);
        }
        else if (message.WantsReply)
        {
            _peer.ReplyError(message.Serial, Names.UnknownMethod, "no such method");
        }
    }

    private bool Call(ref DBusMessage message)
    {
        switch (message.Member)
        {
            case var name when name.SequenceEqual("Init"u8):
                Begin(Arguments(ref message, "tybbuyuub"u8));
                return true;
            case var name when name.SequenceEqual("Fini"u8):
                var fini = Arguments(ref message, "t"u8);
                if (_streams.Remove(fini.ReadUInt64(), out var ended))
                {
                    ended.Dispose();
                }

                return true;
            case var name when name.SequenceEqual("SetEnabled"u8):
                var enabled = Arguments(ref message, "tb"u8);
                Enable(enabled.ReadUInt64(), enabled.ReadBoolean());
                return true;
            case var name when name.SequenceEqual("SetVolume"u8):
                var volume = Arguments(ref message, "tbay"u8);
                Find(volume.ReadUInt64())?.SetVolume(volume.ReadBoolean(), volume.ReadBytes());
                return true;
            case var name when name.SequenceEqual("Write"u8) && !_records:
                var write = Arguments(ref message, "tay"u8);
                Find(write.ReadUInt64())?.Write(write.ReadBytes());
                return true;
            default:
                return false;
        }
    }

    private void Begin(DBusReader reader)
    {
        var id = reader.ReadUInt64();
        var (bits, isSigned, isFloat, rate, channels) = (reader.ReadByte(), reader.ReadBoolean(), reader.ReadBoolean(), reader.ReadUInt32(), reader.ReadByte());
        _ = reader.ReadUInt32(); // bytes a frame and bytes a second: they follow from the rest
        _ = reader.ReadUInt32();
        var kind = new SampleKind(bits, isSigned, isFloat, reader.ReadBoolean());
        var format = new SoundFormat((int)Math.Min(rate, int.MaxValue), channels);
        if (!format.IsValid || !kind.IsKnown || (_streams.Count >= MostStreams && !_streams.ContainsKey(id)))
        {
            throw new ProtocolException($"QEMU begins sound of {format} with {bits} bits as stream {_streams.Count + 1}");
        }

        Find(id)?.Dispose();
        _streams[id] = new GuestStream(format, kind);
    }

    private void Enable(ulong id, bool isEnabled)
    {
        if (Find(id) is not { } stream)
        {
            return;
        }

        if (!isEnabled)
        {
            stream.Dispose();
        }
        else if (_records)
        {
            stream.OpenRecord(_sound);
        }
        else
        {
            stream.OpenPlayback(_sound);
        }
    }

    private void Read(ref DBusMessage message)
    {
        var reader = Arguments(ref message, "tt"u8);
        var stream = Find(reader.ReadUInt64());
        var most = reader.ReadUInt64();
        var head = new MessageHead(MessageType.Return, _peer.NextSerial()) { Flags = MessageFlags.NoReplyExpected, ReplySerial = message.Serial, Signature = "ay" };
        _peer.Send(head, (stream, most), static (writer, wanted) => writer.WriteBytes(wanted.stream is { } from ? from.Read(wanted.most) : default));
    }

    private GuestStream? Find(ulong id) => _streams.GetValueOrDefault(id);

    private void Acknowledge(ref DBusMessage message)
    {
        if (message.WantsReply)
        {
            _peer.Reply(message.Serial);
        }
    }

    private static DBusReader Arguments(scoped ref DBusMessage message, ReadOnlySpan<byte> signature) => message.Signature.SequenceEqual(signature)
        ? new DBusReader(message.Body)
        : throw new ProtocolException("QEMU calls a sound method with arguments of another type");
}
