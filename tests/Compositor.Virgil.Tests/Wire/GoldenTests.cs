using System.Text;
using Compositor.Plugins.Virgil;
using Compositor.Unix;
using Xunit;

namespace Compositor.Virgil.Tests;

/// <summary>Messages that real programs exchanged are read and written byte for byte.</summary>
public sealed class GoldenTests : LiveTest
{
    [Fact]
    public void GetAll_is_read()
    {
        using var framer = Frame(GoldenMessages.GetAll);
        Assert.True(framer.TryRead(out var message));
        Assert.Equal(MessageType.Call, message.Type);
        Assert.True(message.WantsReply);
        Assert.Equal(1u, message.Serial);
        Assert.Equal("/org/qemu/Display1/Listener", Encoding.UTF8.GetString(message.Path));
        Assert.Equal("org.freedesktop.DBus.Properties", Encoding.UTF8.GetString(message.Interface));
        Assert.Equal("GetAll", Encoding.UTF8.GetString(message.Member));
        Assert.Equal("s", Encoding.UTF8.GetString(message.Signature));
        var reader = new DBusReader(message.Body);
        Assert.Equal("org.qemu.Display1.Listener", reader.ReadString());
        Assert.False(framer.TryRead(out _));
    }

    [Fact]
    public void ScanoutMap_is_read_with_its_descriptor()
    {
        using var framer = Frame(GoldenMessages.ScanoutMap);
        framer.Arrived.Add(Memfd.Create("golden", 4711));
        Assert.True(framer.TryRead(out var message));
        Assert.Equal("huuuuu", Encoding.UTF8.GetString(message.Signature));
        var reader = new DBusReader(message.Body);
        var index = reader.ReadUInt32();
        using (var fd = message.TakeDescriptor(index))
        {
            Assert.Equal(4711, FileStat.Of(fd).Length);
        }

        uint[] rest = [reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadUInt32()];
        Assert.Equal([0, 640, 480, 2560, 0x20020888], rest);
        var taken = false;
        try
        {
            message.TakeDescriptor(index).Dispose();
        }
        catch (ProtocolException)
        {
            taken = true;
        }

        Assert.True(taken);
    }

    [Fact]
    public void RegisterListener_is_written()
    {
        var writer = new DBusWriter();
        writer.Begin(new MessageHead(MessageType.Call, 2)
        {
            Path = "/org/qemu/Display1/Console_0",
            Interface = Names.Console,
            Member = "RegisterListener",
            Signature = "h",
            UnixFds = 1,
        });
        writer.WriteUInt32(0);
        Assert.Equal(Convert.ToHexString(GoldenMessages.RegisterListener), Convert.ToHexString(writer.End()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_answer_to_GetAll_is_written(bool withMap)
    {
        var writer = new DBusWriter();
        writer.Begin(new MessageHead(MessageType.Return, 1) { Flags = MessageFlags.NoReplyExpected, ReplySerial = 1, Signature = "a{sv}" });
        var all = writer.BeginArray(8);
        writer.BeginStructure();
        writer.WriteString("Interfaces");
        writer.WriteSignature("as");
        var names = writer.BeginArray(4);
        if (withMap)
        {
            writer.WriteString(Names.ListenerMap);
        }

        writer.EndArray(names);
        writer.EndArray(all);
        Assert.Equal(Convert.ToHexString(withMap ? GoldenMessages.ReplyWithMap : GoldenMessages.ReplyWithNothing), Convert.ToHexString(writer.End()));
    }

    [Fact]
    public void Messages_in_one_read_and_byte_for_byte_are_the_same_messages()
    {
        foreach (var step in (int[])[1, 7, 4096])
        {
            using var framer = new MessageFramer();
            var all = GoldenMessages.All.SelectMany(message => message).ToArray();
            List<uint> serials = [];
            framer.Arrived.AddRange([Memfd.Create("a", 1), Memfd.Create("b", 1)]);
            for (var at = 0; at < all.Length; at += step)
            {
                var part = all.AsSpan(at, Math.Min(step, all.Length - at));
                part.CopyTo(framer.Space);
                framer.Advance(part.Length);
                while (framer.TryRead(out var message))
                {
                    serials.Add(message.Serial);
                }
            }

            Assert.Equal([1, 1, 1, 3, 2], serials);
        }
    }

    [Fact]
    public void Every_truncation_is_an_unfinished_message_or_a_typed_error()
    {
        foreach (var golden in GoldenMessages.All)
        {
            for (var length = 0; length < golden.Length; length++)
            {
                using var framer = Frame(golden.AsSpan(0, length));
                Assert.False(framer.TryRead(out _));
            }

            // The same lengths, with a header that claims that this is all.
            for (var length = DBusMessage.FixedLength; length < golden.Length; length++)
            {
                ReadsOrFails(Shortened(golden, length));
            }
        }
    }

    [Fact]
    public void Every_truncated_body_is_a_typed_error()
    {
        foreach (var golden in GoldenMessages.All)
        {
            var message = DBusMessage.Parse(golden, framer: null);
            for (var length = 0; length < message.Body.Length; length++)
            {
                Assert.IsType<ProtocolException>(SkipFailure(message.Body[..length], message.Signature));
            }
        }
    }

    private static Exception? SkipFailure(ReadOnlySpan<byte> body, ReadOnlySpan<byte> signature)
    {
        try
        {
            var reader = new DBusReader(body);
            reader.Skip(signature);
            return null;
        }
        catch (ProtocolException e)
        {
            return e;
        }
    }

    private static byte[] Shortened(byte[] golden, int length)
    {
        var bytes = golden[..length];
        var fields = BitConverter.ToInt32(bytes, 12);
        var headerEnd = (DBusMessage.FixedLength + fields + 7) / 8 * 8;
        BitConverter.TryWriteBytes(bytes.AsSpan(4), Math.Max(0, length - headerEnd));
        if (length < headerEnd)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(12), Math.Max(0, (length / 8 * 8) - DBusMessage.FixedLength));
        }

        return bytes;
    }

    private static void ReadsOrFails(byte[] bytes)
    {
        using var framer = Frame(bytes);
        try
        {
            framer.Arrived.Add(Memfd.Create("golden", 1));
            while (framer.TryRead(out var message))
            {
                new DBusReader(message.Body).Skip(message.Signature);
            }
        }
        catch (ProtocolException)
        {
            // The typed error.
        }
    }

    private static MessageFramer Frame(ReadOnlySpan<byte> bytes)
    {
        var framer = new MessageFramer();
        bytes.CopyTo(framer.Space);
        framer.Advance(bytes.Length);
        return framer;
    }
}
