using System.Buffers.Binary;

namespace Compositor.Plugins.Spice;

/// <summary>What a client says first on every channel.</summary>
/// <param name="Session">0 for the main channel, afterwards the number that the main channel was given.</param>
/// <param name="Kind">The channel.</param>
/// <param name="Id">Its number among those of its kind.</param>
/// <param name="Capabilities">The channel's own capability words.</param>
internal sealed record LinkRequest(uint Session, ChannelKind Kind, byte Id, uint Capabilities)
{
    /// <summary>"REDQ", the first bytes of both sides.</summary>
    public const uint Magic = 0x51444552;

    /// <summary>Bytes before the body: magic, version, size.</summary>
    public const int HeaderLength = 16;

    private const uint Major = 2;
    private const uint Minor = 2;
    private const int CapabilitiesOffset = 18;

    /// <summary>The bytes on the wire.</summary>
    public byte[] ToBytes()
    {
        const CommonCapabilities Common = CommonCapabilities.AuthenticationSelection | CommonCapabilities.Ticket | CommonCapabilities.MiniHeader;
        var bytes = new byte[HeaderLength + CapabilitiesOffset + (2 * sizeof(uint))];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), Major);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), Minor);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), (uint)(bytes.Length - HeaderLength));
        var body = bytes.AsSpan(HeaderLength);
        BinaryPrimitives.WriteUInt32LittleEndian(body, Session);
        (body[4], body[5]) = ((byte)Kind, Id);
        BinaryPrimitives.WriteUInt32LittleEndian(body[6..], 1);
        BinaryPrimitives.WriteUInt32LittleEndian(body[10..], 1);
        BinaryPrimitives.WriteUInt32LittleEndian(body[14..], CapabilitiesOffset);
        BinaryPrimitives.WriteUInt32LittleEndian(body[18..], (uint)Common);
        BinaryPrimitives.WriteUInt32LittleEndian(body[22..], Capabilities);
        return bytes;
    }
}
