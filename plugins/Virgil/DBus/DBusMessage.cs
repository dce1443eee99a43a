using System.Buffers.Binary;
using Compositor.Contracts;

namespace Compositor.Plugins.Virgil;

/// <summary>
/// A received message, in place in the receive buffer: valid until the next one is read. Header names stay bytes, so that
/// reading a frame message allocates nothing (D-Bus specification, "Message Format").
/// </summary>
internal ref struct DBusMessage
{
    /// <summary>Bytes of the fixed part, the length of the header fields included.</summary>
    public const int FixedLength = 16;

    private MessageFramer? _framer;

    public MessageType Type { get; private set; }

    public MessageFlags Flags { get; private set; }

    public uint Serial { get; private set; }

    public uint ReplySerial { get; private set; }

    public uint DescriptorCount { get; private set; }

    public ReadOnlySpan<byte> Path { get; private set; }

    public ReadOnlySpan<byte> Interface { get; private set; }

    public ReadOnlySpan<byte> Member { get; private set; }

    public ReadOnlySpan<byte> ErrorName { get; private set; }

    public ReadOnlySpan<byte> Sender { get; private set; }

    public ReadOnlySpan<byte> Signature { get; private set; }

    public ReadOnlySpan<byte> Body { get; private set; }

    /// <summary>All bytes of the message.</summary>
    public ReadOnlySpan<byte> Whole { get; private set; }

    /// <summary>True when a call must be answered.</summary>
    public readonly bool WantsReply => Type == MessageType.Call && (Flags & MessageFlags.NoReplyExpected) == 0;

    /// <summary>Length of the whole message whose first <see cref="FixedLength"/> bytes are given.</summary>
    /// <exception cref="ProtocolException">They cannot be the start of a message that we take.</exception>
    public static int TotalLength(ReadOnlySpan<byte> start)
    {
        if (start[0] != 'l')
        {
            throw new ProtocolException(start[0] == 'B' ? "big-endian messages are not supported" : $"a message starts with the byte {start[0]}");
        }

        if (start[3] != 1)
        {
            throw new ProtocolException($"protocol version {start[3]} is not supported");
        }

        var body = BinaryPrimitives.ReadUInt32LittleEndian(start[4..]);
        var fields = BinaryPrimitives.ReadUInt32LittleEndian(start[12..]);
        var total = ((FixedLength + (long)fields + 7) / 8 * 8) + body;
        return fields <= DBusLimits.Array && total <= DBusLimits.Message ? (int)total : throw new ProtocolException($"a message claims {total} bytes");
    }

    /// <summary>Reads the header of a whole message.</summary>
    /// <param name="bytes">The message.</param>
    /// <param name="framer">Holds its descriptors; null where there are none.</param>
    public static DBusMessage Parse(ReadOnlySpan<byte> bytes, MessageFramer? framer)
    {
        var body = (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        var message = new DBusMessage
        {
            _framer = framer,
            Type = (MessageType)bytes[1],
            Flags = (MessageFlags)bytes[2],
            Serial = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]),
            Body = bytes[^body..],
            Whole = bytes,
        };
        var reader = new DBusReader(bytes[..^body]);
        reader.Skip("yyyyuu"u8);
        var end = reader.BeginArray(8);
        while (reader.Before(end))
        {
            reader.BeginStructure();
            message.ReadField(ref reader);
        }

        message.Check();
        return message;
    }

    /// <summary>Takes a descriptor that came with the message; the caller owns it. Those not taken are closed.</summary>
    /// <param name="index">As the body's value of type h says.</param>
    /// <exception cref="ProtocolException">There is none, or it was taken already.</exception>
    public readonly SafeFd TakeDescriptor(uint index) =>
        _framer?.TakeDescriptor(index) ?? throw new ProtocolException($"a message names descriptor {index} but does not bring it");

    private void ReadField(ref DBusReader reader)
    {
        var field = (HeaderField)reader.ReadByte();
        switch (field)
        {
            case HeaderField.Path:
                reader.ReadVariant("o"u8);
                Path = reader.ReadStringBytes();
                break;
            case HeaderField.Interface:
                Interface = ReadName(ref reader);
                break;
            case HeaderField.Member:
                Member = ReadName(ref reader);
                break;
            case HeaderField.ErrorName:
                ErrorName = ReadName(ref reader);
                break;
            case HeaderField.ReplySerial:
                reader.ReadVariant("u"u8);
                ReplySerial = reader.ReadUInt32();
                break;
            case HeaderField.Sender:
                Sender = ReadName(ref reader);
                break;
            case HeaderField.Signature:
                reader.ReadVariant("g"u8);
                Signature = reader.ReadSignature();
                break;
            case HeaderField.UnixFds:
                reader.ReadVariant("u"u8);
                DescriptorCount = reader.ReadUInt32();
                break;
            case HeaderField.Destination:
            default:
                reader.SkipVariant();
                break;
        }
    }

    private static ReadOnlySpan<byte> ReadName(scoped ref DBusReader reader)
    {
        reader.ReadVariant("s"u8);
        return reader.ReadStringBytes();
    }

    private readonly void Check()
    {
        var complete = Type switch
        {
            MessageType.Call => !Path.IsEmpty && !Member.IsEmpty,
            MessageType.Return => ReplySerial != 0,
            MessageType.Error => ReplySerial != 0 && !ErrorName.IsEmpty,
            MessageType.Signal => !Path.IsEmpty && !Interface.IsEmpty && !Member.IsEmpty,
            MessageType.Invalid => false,
            _ => true, // the specification: ignore unknown types
        };
        if (!complete || Serial == 0)
        {
            throw new ProtocolException($"a message of type {(byte)Type} lacks a header field or its serial number");
        }

        if (Signature.IsEmpty && !Body.IsEmpty)
        {
            throw new ProtocolException("a message has a body without a signature");
        }
    }
}
