using Compositor.Contracts;
using Compositor.Sources;
using Compositor.Unix;

namespace Compositor.Plugins.Virgil;

/// <summary>
/// The object that QEMU draws on (QEMU, ui/dbus-display1.xml, org.qemu.Display1.Listener): one connection per console, with QEMU as the caller.
/// All calls are decoded on its reader thread, which never waits for the renderer: QEMU stops, QMP and all, while GetAll or ScanoutMap
/// is unanswered, and grows without bound while its frames are not read.
/// </summary>
internal sealed class ConsoleListener : IMessageHandler, IDisposable
{
    private readonly DBusPeer _peer;
    private readonly Screen _screen;
    private readonly ISurface _surface;
    private readonly GuestCursor _cursor;

    /// <summary>Takes the socket.</summary>
    public ConsoleListener(UnixSocket socket, string name, Screen screen, ISurface surface, GuestCursor cursor)
    {
        (_screen, _surface, _cursor) = (screen, surface, cursor);
        _peer = new DBusPeer(socket, name, this);
    }

    /// <summary>Completes with the reason when the connection has ended.</summary>
    public Task<Exception> Completion => _peer.Completion;

    /// <summary>Starts to read. Before QEMU gets the other end: it waits for our authentication as soon as it has it.</summary>
    public void Start() => _peer.Start();

    /// <inheritdoc/>
    public void Dispose() => _peer.Dispose();

    /// <inheritdoc/>
    public void Ended(Exception reason)
    {
    }

    /// <inheritdoc/>
    public void Handle(ref DBusMessage message)
    {
        if (message.Type != MessageType.Call)
        {
            return;
        }

        var known = message.Interface switch
        {
            var name when name.SequenceEqual("org.qemu.Display1.Listener"u8) => Draw(ref message),
            var name when name.SequenceEqual("org.qemu.Display1.Listener.Unix.Map"u8) => Map(ref message),
            var name when name.SequenceEqual("org.qemu.Display1.Listener.Unix.ScanoutDMABUF2"u8) => Planes(ref message),
            var name when name.SequenceEqual("org.freedesktop.DBus.Properties"u8) => Properties(ref message),
            var name when name.SequenceEqual("org.freedesktop.DBus.Peer"u8) => Ping(ref message),
            _ => false,
        };
        if (!known && message.WantsReply)
        {
            _peer.ReplyError(message.Serial, Names.UnknownMethod, "no such method");
        }
    }

    private bool Draw(ref DBusMessage message)
    {
        switch (message.Member)
        {
            case var name when name.SequenceEqual("Scanout"u8):
                Scanout(Arguments(ref message, "uuuuay"u8));
                break;
            case var name when name.SequenceEqual("Update"u8):
                Update(Arguments(ref message, "iiiiuuay"u8));
                break;
            case var name when name.SequenceEqual("ScanoutDMABUF"u8):
                _screen.ScanoutDmaBuf(DmaBufCalls.ReadSingle(ref message, Arguments(ref message, "huuuutb"u8)));
                break;
            case var name when name.SequenceEqual("UpdateDMABUF"u8):
                var damage = ReadRect(Arguments(ref message, "iiii"u8));
                Answer(ref message, _screen.UpdateDmaBuf(damage));
                return true;
            case var name when name.SequenceEqual("Disable"u8):
                _screen.Disable();
                break;
            case var name when name.SequenceEqual("MouseSet"u8):
                var mouse = Arguments(ref message, "iii"u8);
                _cursor.Move(_surface, mouse.ReadInt32(), mouse.ReadInt32(), mouse.ReadInt32() != 0);
                break;
            case var name when name.SequenceEqual("CursorDefine"u8):
                var cursor = Arguments(ref message, "iiiiay"u8);
                var size = new Size(cursor.ReadInt32(), cursor.ReadInt32());
                _cursor.Define(_surface, size, new Point(cursor.ReadInt32(), cursor.ReadInt32()), cursor.ReadBytes());
                break;
            default:
                return false;
        }

        Acknowledge(ref message);
        return true;
    }

    private void Scanout(DBusReader reader)
    {
        var size = PictureLimits.Size(reader.ReadUInt32(), reader.ReadUInt32());
        _screen.Scanout(new BytesFrame(size, reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadBytes()));
    }

    private void Update(DBusReader reader)
    {
        var rect = new Rect(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        _screen.Update(new Point(rect.X, rect.Y), new BytesFrame(rect.Size, reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadBytes()));
    }

    private bool Map(ref DBusMessage message)
    {
        if (message.Member.SequenceEqual("UpdateMap"u8))
        {
            _screen.UpdateMap(ReadRect(Arguments(ref message, "iiii"u8)));
            Acknowledge(ref message);
            return true;
        }

        if (!message.Member.SequenceEqual("ScanoutMap"u8))
        {
            return false;
        }

        var reader = Arguments(ref message, "huuuuu"u8);
        var fd = message.TakeDescriptor(reader.ReadUInt32());
        var offset = reader.ReadUInt32();
        var (width, height, stride, format) = (reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadUInt32(), new PixmanFormat(reader.ReadUInt32()));
        if (format.Direct is not { } direct)
        {
            // Refused, QEMU sends bytes from now on, and those can be converted.
            fd.Dispose();
            Refuse(ref message, $"pixman format 0x{format.Code:x8} cannot be shown from memory");
            return true;
        }

        using var owner = new DescriptorGuard(fd);
        var size = PictureLimits.Size(width, height);
        var buffer = MappedScanout.CreateBuffer(owner.Take(), offset, size, stride, direct);

        // The reply first: the guest waits for it.
        Acknowledge(ref message);
        _screen.ScanoutMap(buffer);
        return true;
    }

    private bool Planes(ref DBusMessage message)
    {
        if (!message.Member.SequenceEqual("ScanoutDMABUF2"u8))
        {
            return false;
        }

        _screen.ScanoutDmaBuf(DmaBufCalls.ReadPlanes(ref message, Arguments(ref message, "ahuuuuauauuuuutb"u8)));
        Acknowledge(ref message);
        return true;
    }

    private bool Properties(ref DBusMessage message)
    {
        if (!message.Member.SequenceEqual("GetAll"u8) || !message.WantsReply)
        {
            return false;
        }

        var reader = Arguments(ref message, "s"u8);
        var head = new MessageHead(MessageType.Return, _peer.NextSerial()) { Flags = MessageFlags.NoReplyExpected, ReplySerial = message.Serial, Signature = "a{sv}" };
        _peer.Send(head, reader.ReadStringBytes().SequenceEqual("org.qemu.Display1.Listener"u8), static (writer, isListener) =>
        {
            var all = writer.BeginArray(8);
            if (isListener)
            {
                writer.BeginStructure();
                writer.WriteString("Interfaces");
                writer.WriteSignature("as");
                var names = writer.BeginArray(4);
                writer.WriteString(Names.ListenerMap);
                writer.WriteString(Names.ListenerDmaBuf2);
                writer.EndArray(names);
            }

            writer.EndArray(all);
        });
        return true;
    }

    private bool Ping(ref DBusMessage message)
    {
        if (!message.Member.SequenceEqual("Ping"u8))
        {
            return false;
        }

        Acknowledge(ref message);
        return true;
    }

    private void Answer(ref DBusMessage message, ValueTask<FrameOutcome> commit)
    {
        var late = message.WantsReply && !commit.IsCompleted;
        var outcome = commit.AsTask();
        if (late)
        {
            _ = AnswerLaterAsync(message.Serial, outcome);
        }
        else
        {
            Acknowledge(ref message);
        }
    }

    private async Task AnswerLaterAsync(uint serial, Task<FrameOutcome> commit)
    {
        // Never later than the refresh that follows, whatever becomes of the frame: that is what a surface promises.
        await commit.ConfigureAwait(false);
        try
        {
            _peer.Reply(serial);
        }
        catch (Exception e) when (e is UnixException or ObjectDisposedException)
        {
            // QEMU has gone; its listener's thread ends with the reason.
        }
    }

    private void Acknowledge(ref DBusMessage message)
    {
        if (message.WantsReply)
        {
            _peer.Reply(message.Serial);
        }
    }

    private void Refuse(ref DBusMessage message, string text)
    {
        if (message.WantsReply)
        {
            _peer.ReplyError(message.Serial, Names.NotSupported, text);
        }
    }

    private static DBusReader Arguments(scoped ref DBusMessage message, ReadOnlySpan<byte> signature) => message.Signature.SequenceEqual(signature)
        ? new DBusReader(message.Body)
        : throw new ProtocolException("QEMU calls a display method with arguments of another type");

    private static Rect ReadRect(DBusReader reader) => new(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
}
