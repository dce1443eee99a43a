using System.Buffers.Binary;
using Compositor.Plugins.Spice;

namespace Compositor.Spice.Tests.Canvas;

/// <summary>Image descriptors of the tests: words as they are, with a byte that says what they mean; and surfaces.</summary>
internal static class TestImage
{
    private const byte Raw = 0;
    private const byte Surface = 104;

    public static byte[] Of(PixelKind kind, int width, params uint[] pixels) => Cached(kind, width, false, pixels);

    public static byte[] Xrgb(int width, params uint[] pixels) => Of(PixelKind.Xrgb, width, pixels);

    public static byte[] Argb(int width, params uint[] pixels) => Of(PixelKind.Argb, width, pixels);

    /// <summary>A mask from a picture: # is set.</summary>
    public static byte[] Mask(params string[] rows) =>
        Of(PixelKind.Mask, rows[0].Length, [.. rows.SelectMany(row => row.Select(bit => bit == '#' ? uint.MaxValue : 0))]);

    public static byte[] OfSurface(uint surface)
    {
        var bytes = Head(Surface, 0, 1, 1, 4);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(18), surface);
        return bytes;
    }

    public static byte[] Cached(PixelKind kind, int width, bool isCached, params uint[] pixels)
    {
        var bytes = Head(Raw, isCached ? 1 : 0, width, pixels.Length / width, 1 + (pixels.Length * 4));
        bytes[18] = (byte)kind;
        for (var i = 0; i < pixels.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(19 + (i * 4)), pixels[i]);
        }

        return bytes;
    }

    private static byte[] Head(byte type, int flags, int width, int height, int payload)
    {
        var bytes = new byte[18 + payload];
        bytes[8] = type;
        bytes[9] = (byte)flags;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(10), width);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(14), height);
        return bytes;
    }
}
