namespace Compositor.Plugins.Spice;

/// <summary>What a server answers to a <see cref="LinkRequest"/>.</summary>
/// <param name="Key">Its public key for the ticket, a SubjectPublicKeyInfo.</param>
/// <param name="Common">What it can on every channel.</param>
/// <param name="Capabilities">The first word of what it can on this channel; no known one lies in a later word.</param>
internal sealed record LinkReply(byte[] Key, CommonCapabilities Common, uint Capabilities)
{
    private const int KeyLength = 162;
    private const int LongestBody = 4096;
    private const int MostWords = 32;

    /// <summary>Reads the fixed header.</summary>
    /// <returns>Bytes of the body.</returns>
    /// <exception cref="SpiceException">It is no SPICE server's.</exception>
    public static int ReadHeader(ReadOnlySpan<byte> header)
    {
        var reader = new BodyReader(header);
        if (reader.ReadUInt32() != LinkRequest.Magic)
        {
            throw new SpiceException(header.StartsWith("RFB "u8) ? "that is a VNC server, not a SPICE server" : "that is not a SPICE server");
        }

        var major = reader.ReadUInt32();
        if (major != 2)
        {
            throw new SpiceException($"the server speaks version {major} of SPICE; this program speaks version 2");
        }

        _ = reader.ReadUInt32();
        var length = reader.ReadUInt32();
        return length is > 0 and <= LongestBody ? (int)length : throw new SpiceException($"the server's link answer cannot be {length} bytes");
    }

    /// <summary>Reads the body.</summary>
    /// <exception cref="LinkException">The server refuses.</exception>
    public static LinkReply ReadBody(ReadOnlySpan<byte> body)
    {
        var reader = new BodyReader(body);
        var error = (LinkError)reader.ReadUInt32();
        if (error != LinkError.None)
        {
            throw new LinkException(error);
        }

        var key = reader.ReadBytes(KeyLength).ToArray();
        var (common, own) = (reader.ReadUInt32(), reader.ReadUInt32());
        if (common > MostWords || own > MostWords)
        {
            throw new SpiceException("the server's link answer has too many capabilities");
        }

        var words = reader.At(reader.ReadUInt32());
        var first = common > 0 ? words.ReadUInt32() : 0;
        _ = words.ReadBytes((Math.Max(common, 1) - 1) * sizeof(uint));
        return new LinkReply(key, (CommonCapabilities)first, own > 0 ? words.ReadUInt32() : 0);
    }
}
