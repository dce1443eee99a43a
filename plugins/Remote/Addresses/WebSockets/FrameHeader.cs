using System.Buffers.Binary;

namespace Compositor.Plugins.Remote;

/// <summary>What stands before each frame of a websocket (RFC 6455, 5.2).</summary>
/// <param name="Opcode">Its kind.</param>
/// <param name="IsLast">False where the message goes on in the next frame.</param>
/// <param name="Length">Bytes of its payload.</param>
internal readonly record struct FrameHeader(Opcode Opcode, bool IsLast, long Length)
{
    /// <summary>Bytes of the longest header that a server sends.</summary>
    public const int Longest = 10;

    /// <summary>Bytes of a control frame at most.</summary>
    public const int LongestControl = 125;

    // Payloads are passed on as they come and kept nowhere; more than this is nobody's message.
    private const long LongestPayload = 1L << 30;

    private const byte Last = 0x80;
    private const byte Reserved = 0x70;
    private const byte Masked = 0x80;
    private const int Length16 = 126;
    private const int Length64 = 127;

    /// <summary>True for what may stand between the frames of a message.</summary>
    public bool IsControl => Opcode >= Opcode.Close;

    /// <summary>Bytes of the whole header, by its first two.</summary>
    public static int LengthOf(byte second) => (second & 0x7f) switch
    {
        Length16 => 4,
        Length64 => 10,
        _ => 2,
    };

    /// <summary>Reads the header of a server's frame.</summary>
    /// <exception cref="RfbException">A server cannot say that.</exception>
    public static FrameHeader Read(ReadOnlySpan<byte> bytes)
    {
        if ((bytes[0] & Reserved) != 0 || (bytes[1] & Masked) != 0)
        {
            throw new RfbException("the web server sends a websocket's frame of a kind that was not agreed on");
        }

        var length = (bytes[1] & 0x7f) switch
        {
            Length16 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            Length64 => BinaryPrimitives.ReadInt64BigEndian(bytes[2..]),
            var small => small,
        };
        var header = new FrameHeader((Opcode)(bytes[0] & 0x0f), (bytes[0] & Last) != 0, length);
        if (length is < 0 or > LongestPayload || (header.IsControl && (length > LongestControl || !header.IsLast)))
        {
            throw new RfbException("the web server sends a websocket's frame of an impossible length");
        }

        return header;
    }

    /// <summary>Writes the header of a client's frame, which is masked, without its mask.</summary>
    /// <param name="target">At least 4 bytes.</param>
    /// <param name="opcode">The frame's kind; it is a whole message.</param>
    /// <param name="length">To 65535.</param>
    /// <returns>Bytes written.</returns>
    public static int Write(Span<byte> target, Opcode opcode, int length)
    {
        target[0] = (byte)(Last | (byte)opcode);
        if (length < Length16)
        {
            target[1] = (byte)(Masked | length);
            return 2;
        }

        target[1] = Masked | Length16;
        BinaryPrimitives.WriteUInt16BigEndian(target[2..], (ushort)length);
        return 4;
    }
}
