using System.Text;
using Compositor.Plugins.Virgil;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Compositor.Virgil.Tests;

/// <summary>What is written is read again, for random values; random bytes are typed errors.</summary>
public sealed class RoundTripTests : LiveTest
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2000);

    [Fact]
    public void Values_come_back() => Check.One(Thorough, Prop.ForAll<Value[]>(values =>
    {
        var writer = new DBusWriter();
        writer.Begin(new MessageHead(MessageType.Signal, 7) { Path = "/a", Interface = "b.c", Member = "d", Signature = "a(ybqiutdsay)v" });
        var array = writer.BeginArray(8);
        foreach (var value in values)
        {
            writer.BeginStructure();
            writer.WriteByte(value.A);
            writer.WriteBoolean(value.B);
            writer.WriteUInt16(value.C);
            writer.WriteInt32(value.D);
            writer.WriteUInt32(value.E);
            writer.WriteUInt64(value.F);
            writer.WriteDouble(value.G);
            writer.WriteString(value.Text);
            writer.WriteBytes(value.Bytes);
        }

        writer.EndArray(array);
        writer.WriteSignature("u");
        writer.WriteUInt32(42);
        var message = DBusMessage.Parse(writer.End(), framer: null);
        new DBusReader(message.Body).Skip(message.Signature);
        var reader = new DBusReader(message.Body);
        var end = reader.BeginArray(8);
        var count = 0;
        for (; reader.Before(end); count++)
        {
            reader.BeginStructure();
            var value = values[count];
            Assert.Equal(value.A, reader.ReadByte());
            Assert.Equal(value.B, reader.ReadBoolean());
            Assert.Equal(value.C, reader.ReadUInt16());
            Assert.Equal(value.D, reader.ReadInt32());
            Assert.Equal(value.E, reader.ReadUInt32());
            Assert.Equal(value.F, reader.ReadUInt64());
            Assert.Equal(value.G, reader.ReadDouble());
            Assert.Equal(value.Text, reader.ReadString());
            Assert.True(reader.ReadBytes().SequenceEqual(value.Bytes));
        }

        Assert.Equal(values.Length, count);
        reader.ReadVariant("u"u8);
        Assert.Equal(42u, reader.ReadUInt32());
        Assert.Equal(message.Body.Length, reader.Position);
    }));

    [Fact]
    public void Headers_come_back() => Check.One(Thorough, Prop.ForAll<byte, uint, string?>((flags, serial, text) =>
    {
        var name = Clean(text);
        var writer = new DBusWriter();
        writer.Begin(new MessageHead(MessageType.Error, serial | 1)
        {
            Flags = (MessageFlags)flags,
            ErrorName = "e" + name,
            ReplySerial = serial | 2,
            Destination = name,
            Signature = "s",
        });
        writer.WriteString(name);
        var message = DBusMessage.Parse(writer.End(), framer: null);
        Assert.Equal((serial | 1, serial | 2, (MessageFlags)flags), (message.Serial, message.ReplySerial, message.Flags));
        Assert.Equal("e" + name, Encoding.UTF8.GetString(message.ErrorName));
        var reader = new DBusReader(message.Body);
        Assert.Equal(name, reader.ReadString());
    }));

    [Fact]
    public void Random_bytes_are_typed_errors() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(20000), Prop.ForAll<byte[], byte, byte>((bytes, fields, type) =>
    {
        // A believable start, so that the fields are reached.
        byte[] start = [(byte)'l', (byte)(type % 5), 0, 1, (byte)(bytes.Length % 16), 0, 0, 0, 1, 0, 0, 0, (byte)(fields % 64), 0, 0, 0];
        using var framer = new MessageFramer();
        byte[] all = [.. start, .. bytes];
        all.CopyTo(framer.Space);
        framer.Advance(all.Length);
        try
        {
            while (framer.TryRead(out var message))
            {
                new DBusReader(message.Body).Skip(message.Signature);
            }
        }
        catch (ProtocolException)
        {
            // The typed error.
        }
    }));

    [Fact]
    public void A_large_message_is_received_to_its_end_and_not_beyond()
    {
        using var framer = new MessageFramer();
        var writer = new DBusWriter();
        writer.Begin(new MessageHead(MessageType.Call, 1) { Path = "/a", Member = "M", Signature = "ay" });
        writer.WriteBytes(new byte[1 << 20]);
        var message = writer.End().ToArray();
        var pieces = 0;
        for (var frame = 0; frame < 5; frame++)
        {
            // The other end is a frame ahead: there are always more bytes than one message's.
            for (var at = 0; at < message.Length;)
            {
                var space = framer.Space;
                Assert.True(at < DBusMessage.FixedLength || space.Length <= message.Length - at);
                var count = Math.Min(space.Length, message.Length - at);
                message.AsSpan(at, count).CopyTo(space);
                framer.Advance(count);
                at += count;
                pieces++;
            }

            Assert.True(framer.TryRead(out var read));
            Assert.Equal(message.Length, read.Whole.Length);
        }

        Assert.InRange(pieces, 5, 20);
    }

    private static string Clean(string? text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes((text ?? string.Empty).Replace("\0", string.Empty, StringComparison.Ordinal)));

    public sealed record Value(byte A, bool B, ushort C, int D, uint E, ulong F, double G, string? S, byte[]? Y)
    {
        public string Text => Clean(S);

        public byte[] Bytes => Y ?? [];
    }
}
