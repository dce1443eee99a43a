using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>
/// Reads pointers: the rectangle's corner is the hot spot, its size the picture's (RFC 6143, 7.8.1; rfbproto, "X Cursor" and "Cursor With
/// Alpha"). One of no size is no pointer at all. A pointer is read seldom, so it may allocate.
/// </summary>
internal static class CursorReader
{
    private const int MostSide = 2048;
    private static readonly CursorImage Nothing = new(new Size(1, 1), default, new byte[sizeof(uint)]);

    /// <summary>Reads one.</summary>
    /// <param name="reader">Behind the rectangle's header.</param>
    /// <param name="encoding">Which of the three.</param>
    /// <param name="area">Hot spot and size.</param>
    /// <returns>Null for one that is larger than pointers may be here.</returns>
    /// <exception cref="RfbException">It cannot be right.</exception>
    public static CursorImage? Read(RfbReader reader, Encoding encoding, Rect area)
    {
        var size = area.Size;
        if (Math.Max(size.Width, size.Height) > MostSide)
        {
            throw new RfbException($"the server's pointer has {size} pixels");
        }

        var pixels = new uint[size.Width * size.Height];
        switch (encoding)
        {
            case Encoding.Cursor:
                reader.ReadInto(MemoryMarshal.AsBytes(pixels.AsSpan()));
                ReadMask(reader, size, pixels, static (pixel, isShown) => isShown ? pixel | 0xff000000 : 0);
                break;
            case Encoding.XCursor when pixels.Length > 0:
                ReadTwoColours(reader, size, pixels);
                break;
            case Encoding.XCursor:
                break;
            default:
                ReadAlpha(reader, pixels);
                break;
        }

        var hotSpot = new Point(Math.Clamp(area.X, 0, Math.Max(0, size.Width - 1)), Math.Clamp(area.Y, 0, Math.Max(0, size.Height - 1)));
        return pixels.Length == 0 ? Nothing
            : Math.Max(size.Width, size.Height) > CursorImage.MaximumSide ? null
            : new CursorImage(size, hotSpot, MemoryMarshal.AsBytes(pixels.AsSpan()).ToArray());
    }

    private static void ReadTwoColours(RfbReader reader, Size size, uint[] pixels)
    {
        var (front, back) = (TightDecoder.Colour(reader.Take(3)), TightDecoder.Colour(reader.Take(3)));
        ReadMask(reader, size, pixels, (_, isFront) => isFront ? front : back);
        ReadMask(reader, size, pixels, static (pixel, isShown) => isShown ? pixel | 0xff000000 : 0);
    }

    // A bit each, rows begin with a byte.
    private static void ReadMask(RfbReader reader, Size size, uint[] pixels, Func<uint, bool, uint> change)
    {
        for (var y = 0; y < size.Height; y++)
        {
            var row = reader.Take((size.Width + 7) / 8);
            for (var x = 0; x < size.Width; x++)
            {
                ref var pixel = ref pixels[(y * size.Width) + x];
                pixel = change(pixel, (row[x >> 3] & (128 >> (x & 7))) != 0);
            }
        }
    }

    // Red, green, blue, alpha; colours are premultiplied, ours are not.
    private static void ReadAlpha(RfbReader reader, uint[] pixels)
    {
        var encoding = reader.ReadInt32();
        if (encoding != (int)Encoding.Raw)
        {
            throw new RfbException($"the server's pointer is packed in an unknown way ({encoding})");
        }

        reader.ReadInto(MemoryMarshal.AsBytes(pixels.AsSpan()));
        foreach (ref var pixel in pixels.AsSpan())
        {
            var rgba = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(pixel) : pixel;
            var alpha = rgba & 0xff;
            pixel = alpha == 0 ? 0 : alpha << 24 | Straight(rgba >> 24, alpha) << 16 | Straight((rgba >> 16) & 0xff, alpha) << 8 | Straight((rgba >> 8) & 0xff, alpha);
        }
    }

    private static uint Straight(uint colour, uint alpha) => Math.Min(255, ((colour * 255) + (alpha / 2)) / alpha);
}
