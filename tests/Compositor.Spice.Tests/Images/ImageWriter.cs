using System.Buffers.Binary;

namespace Compositor.Spice.Tests.Images;

/// <summary>Writes images by hand, as the wire has them.</summary>
internal sealed class ImageWriter
{
    private readonly List<byte> _bytes = [];

    public byte[] Bytes => [.. _bytes];

    public static ImageWriter Image(byte type, uint width, uint height, byte flags = 0, ulong id = 1) =>
        new ImageWriter().U64(id).U8(type, flags).U32(width, height);

    public ImageWriter U8(params byte[] values)
    {
        _bytes.AddRange(values);
        return this;
    }

    public ImageWriter U16(ushort value) => U8((byte)value, (byte)(value >> 8));

    public ImageWriter U32(params uint[] values)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
            _bytes.AddRange(bytes);
        }

        return this;
    }

    public ImageWriter Big32(params uint[] values)
    {
        foreach (var value in values)
        {
            U32(BinaryPrimitives.ReverseEndianness(value));
        }

        return this;
    }

    public ImageWriter U64(ulong value) => U32((uint)value, (uint)(value >> 32));

    public ImageWriter Sized(byte[] payload) => U32((uint)payload.Length).U8(payload);

    /// <summary>A bitmap without palette, or with one that comes after the rows.</summary>
    public static byte[] Bitmap(
        byte format, uint width, uint height, uint stride, byte[] rows, bool topDown = true, uint[]? palette = null, byte flags = 0, byte more = 0)
    {
        var writer = Image(0, width, height, more).U8(format, (byte)(flags | (topDown ? 4 : 0))).U32(width, height, stride);
        writer.U32(palette is null ? 0 : (uint)(writer._bytes.Count + 4 + rows.Length)).U8(rows);
        return palette is null ? writer.Bytes : writer.U64(77).U16((ushort)palette.Length).U32(palette).Bytes;
    }

    /// <summary>An LZ image.</summary>
    public static byte[] Lz(uint format, uint width, uint height, uint stride, byte[] stream, bool topDown = true) =>
        Image(101, width, height).Sized(LzStream(format, width, height, stride, stream, topDown)).Bytes;

    public static byte[] LzStream(uint format, uint width, uint height, uint stride, byte[] stream, bool topDown = true) =>
        new ImageWriter().Big32(0x20205a4c, 0x10001, format, width, height, stride, topDown ? 1u : 0).U8(stream).Bytes;

    /// <summary>A GLZ image.</summary>
    public static byte[] Glz(byte format, uint width, uint height, ulong id, uint headDistance, byte[] stream, bool topDown = true, byte flags = 0) =>
        Image(102, width, height, flags).Sized(new ImageWriter()
            .Big32(0x20205a4c, 0x10001).U8((byte)(format | (topDown ? 16 : 0))).Big32(width, height, width * 4, (uint)(id >> 32), (uint)id, headDistance)
            .U8(stream).Bytes).Bytes;

    public static byte[] Lz4(byte format, uint width, uint height, bool topDown, params byte[][] blocks)
    {
        var payload = new ImageWriter().U8(topDown ? (byte)1 : (byte)0, format);
        foreach (var block in blocks)
        {
            payload.Big32((uint)block.Length).U8(block);
        }

        return Image(109, width, height).Sized(payload.Bytes).Bytes;
    }
}
