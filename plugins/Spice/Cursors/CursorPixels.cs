using System.Buffers.Binary;

namespace Compositor.Plugins.Spice;

/// <summary>
/// Turns the data of a pointer into B, G, R, straight A. All kinds but the first are a picture and a mask of one bit a pixel: what the mask
/// leaves out is transparent where the picture is black, and inverts the screen where it is white. A host's pointer cannot invert: such pixels
/// become black, with a white edge, so that they can be seen on everything.
/// </summary>
internal static class CursorPixels
{
    private const uint Opaque = 0xff000000;
    private const uint Inverting = 0x00ffffff;
    private const uint White = 0xffffffff;

    /// <summary>Decodes.</summary>
    /// <param name="kind">How the pixels are sent.</param>
    /// <param name="width">Pixels, checked.</param>
    /// <param name="height">Pixels, checked.</param>
    /// <param name="data">What follows the header.</param>
    /// <exception cref="SpiceException">There are too few bytes, or the kind is none.</exception>
    public static byte[] Decode(CursorKind kind, int width, int height, ReadOnlySpan<byte> data)
    {
        var pixels = new uint[width * height];
        switch (kind)
        {
            case CursorKind.Alpha:
                ReadAlpha(data, pixels);
                break;
            case CursorKind.Mono:
                ReadMono(data, width, height, pixels);
                break;
            case CursorKind.Color4 or CursorKind.Color8 or CursorKind.Color16 or CursorKind.Color24 or CursorKind.Color32:
                ReadColours(kind, data, width, height, pixels);
                break;
            default:
                throw new SpiceException($"there is no pointer of kind {(byte)kind}");
        }

        Edge(pixels, width, height);
        var bytes = new byte[pixels.Length * sizeof(uint)];
        for (var i = 0; i < pixels.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), pixels[i]);
        }

        return bytes;
    }

    private static void ReadAlpha(ReadOnlySpan<byte> data, Span<uint> pixels)
    {
        var reader = new BodyReader(data);
        for (var i = 0; i < pixels.Length; i++)
        {
            // A colour without alpha would be taken for one that inverts.
            var pixel = reader.ReadUInt32();
            pixels[i] = pixel >> 24 == 0 ? 0 : pixel;
        }
    }

    // The mask of what stays, then that of what is white, or inverts where it stays.
    private static void ReadMono(ReadOnlySpan<byte> data, int width, int height, Span<uint> pixels)
    {
        var stride = (width + 7) / 8;
        var reader = new BodyReader(data);
        var stays = reader.ReadBytes((uint)(stride * height));
        var white = reader.ReadBytes((uint)(stride * height));
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                pixels[(y * width) + x] = (Bit(stays, stride, x, y), Bit(white, stride, x, y)) switch
                {
                    (false, false) => Opaque,
                    (false, true) => White,
                    (true, true) => Inverting,
                    (true, false) => 0,
                };
            }
        }
    }

    private static void ReadColours(CursorKind kind, ReadOnlySpan<byte> data, int width, int height, Span<uint> pixels)
    {
        var bits = kind switch { CursorKind.Color4 => 4, CursorKind.Color8 => 8, CursorKind.Color16 => 16, CursorKind.Color24 => 24, _ => 32 };
        var stride = ((width * bits) + 7) / 8;
        var reader = new BodyReader(data);
        var colours = reader.ReadBytes((uint)(stride * height));
        var palette = bits <= 8 ? reader.ReadBytes((uint)(1 << bits) * sizeof(uint)) : default;
        var maskStride = (width + 7) / 8;
        var mask = reader.ReadBytes((uint)(maskStride * height));
        for (var y = 0; y < height; y++)
        {
            var row = colours.Slice(y * stride, stride);
            for (var x = 0; x < width; x++)
            {
                var colour = kind switch
                {
                    CursorKind.Color4 => Entry(palette, (row[x / 2] >> (x % 2 == 0 ? 4 : 0)) & 15),
                    CursorKind.Color8 => Entry(palette, row[x]),
                    CursorKind.Color16 => Expand(BinaryPrimitives.ReadUInt16LittleEndian(row[(x * 2)..])),
                    CursorKind.Color24 => row[x * 3] | ((uint)row[(x * 3) + 1] << 8) | ((uint)row[(x * 3) + 2] << 16),
                    _ => BinaryPrimitives.ReadUInt32LittleEndian(row[(x * 4)..]) & 0xffffff,
                };
                pixels[(y * width) + x] = !Bit(mask, maskStride, x, y) ? Opaque | colour : colour == 0xffffff ? Inverting : 0;
            }
        }
    }

    private static uint Entry(ReadOnlySpan<byte> palette, int index) => BinaryPrimitives.ReadUInt32LittleEndian(palette[(index * sizeof(uint))..]) & 0xffffff;

    // x1 r5 g5 b5.
    private static uint Expand(ushort pixel)
    {
        static uint Eight(int five) => (uint)((five << 3) | (five >> 2));
        return (Eight((pixel >> 10) & 31) << 16) | (Eight((pixel >> 5) & 31) << 8) | Eight(pixel & 31);
    }

    private static bool Bit(ReadOnlySpan<byte> mask, int stride, int x, int y) => (mask[(y * stride) + (x / 8)] & (0x80 >> (x % 8))) != 0;

    private static void Edge(Span<uint> pixels, int width, int height)
    {
        if (!pixels.Contains(Inverting))
        {
            return;
        }

        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y) = (i % width, i / width);
            if (pixels[i] == 0
                && ((x > 0 && pixels[i - 1] == Inverting) || (x < width - 1 && pixels[i + 1] == Inverting)
                    || (y > 0 && pixels[i - width] == Inverting) || (y < height - 1 && pixels[i + width] == Inverting)))
            {
                pixels[i] = White;
            }
        }

        pixels.Replace(Inverting, Opaque);
    }
}
