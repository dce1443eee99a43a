using System.Buffers.Binary;

namespace Compositor.Fuzz;

/// <summary>A message of SPICE as it is sent: type, length, body.</summary>
public static class WireMessage
{
    public const int HeaderLength = 6;

    /// <summary>The bytes of a message.</summary>
    public static byte[] Bytes(ushort type, ReadOnlySpan<byte> body)
    {
        var bytes = new byte[HeaderLength + body.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, type);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(2), body.Length);
        body.CopyTo(bytes.AsSpan(HeaderLength));
        return bytes;
    }
}
