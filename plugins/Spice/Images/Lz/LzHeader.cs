namespace Compositor.Plugins.Spice;

/// <summary>What an LZ or GLZ stream begins with; big endian.</summary>
/// <param name="Format">What the pixels are; unchecked.</param>
/// <param name="Width">Pixels, unchecked.</param>
/// <param name="Height">Rows, unchecked.</param>
/// <param name="Stride">Bytes of a row of indices, unchecked; nothing for other formats.</param>
/// <param name="IsTopDown">Whether the top row comes first.</param>
internal readonly record struct LzHeader(LzFormat Format, uint Width, uint Height, uint Stride, bool IsTopDown)
{
    private const uint Magic = 0x20205a4c;
    private const uint Version = 0x10001;

    public static LzHeader Read(ref BodyReader reader)
    {
        RequireMagic(ref reader);
        return new LzHeader(
            (LzFormat)reader.ReadUInt32BigEndian(),
            reader.ReadUInt32BigEndian(),
            reader.ReadUInt32BigEndian(),
            reader.ReadUInt32BigEndian(),
            reader.ReadUInt32BigEndian() != 0);
    }

    /// <summary>A GLZ header is the same, but format and order share a byte; its image id and window distance follow.</summary>
    public static LzHeader ReadGlz(ref BodyReader reader)
    {
        RequireMagic(ref reader);
        var format = reader.ReadByte();
        return new LzHeader(
            (LzFormat)(format & 0xfu),
            reader.ReadUInt32BigEndian(),
            reader.ReadUInt32BigEndian(),
            reader.ReadUInt32BigEndian(),
            format >> 4 != 0);
    }

    private static void RequireMagic(ref BodyReader reader)
    {
        if (reader.ReadUInt32BigEndian() != Magic || reader.ReadUInt32BigEndian() != Version)
        {
            throw new SpiceException("an LZ stream does not begin as one");
        }
    }
}
