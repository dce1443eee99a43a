namespace Compositor.SpiceServer.Drawing;

/// <summary>Rows of pixels in one of the protocol's formats; the first row is the top one.</summary>
internal sealed record Raster(BitmapFormat Format, int Width, int Height, int Stride, byte[] Rows, Palette? Palette = null)
{
    /// <summary>A picture by formula.</summary>
    /// <param name="colours">0xAARRGGBB; its low byte is the index where there is a palette, the alpha of an A8, and its low bit the bit of a mask.</param>
    /// <param name="palette">For 1 bit (unless it is a mask), 4 and 8 bits.</param>
    public static Raster Of(BitmapFormat format, int width, int height, Func<int, int, uint> colours, Palette? palette = null)
    {
        var bits = format switch { BitmapFormat.Bit1 => 1, BitmapFormat.Bit4 => 4, BitmapFormat.Bit16 => 16, BitmapFormat.Bit24 => 24, BitmapFormat.Bit32 or BitmapFormat.Rgba => 32, _ => 8 };
        // Rows of 4 bytes: the codecs take nothing else.
        var stride = ((width * bits) + 31) / 32 * 4;
        var rows = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                Put(rows.AsSpan(y * stride, stride), format, x, colours(x, y));
            }
        }

        return new Raster(format, width, height, stride, rows, palette);
    }

    /// <summary>A mask of one bit a pixel.</summary>
    public static Raster Mask(int width, int height, Func<int, int, bool> isSet) => Of(BitmapFormat.Bit1, width, height, (x, y) => isSet(x, y) ? 1u : 0);

    /// <summary>The same with the bottom row first.</summary>
    public byte[] Rising()
    {
        var rows = new byte[Rows.Length];
        for (var y = 0; y < Height; y++)
        {
            Rows.AsSpan(y * Stride, Stride).CopyTo(rows.AsSpan((Height - 1 - y) * Stride));
        }

        return rows;
    }

    private static void Put(Span<byte> row, BitmapFormat format, int x, uint colour)
    {
        switch (format)
        {
            case BitmapFormat.Bit1:
                row[x / 8] |= (byte)((colour & 1) << (7 - (x % 8)));
                break;
            case BitmapFormat.Bit4:
                row[x / 2] |= (byte)((colour & 15) << (x % 2 == 0 ? 4 : 0));
                break;
            case BitmapFormat.Bit8 or BitmapFormat.Alpha8:
                row[x] = (byte)colour;
                break;
            case BitmapFormat.Bit16:
                BitConverter.TryWriteBytes(row[(x * 2)..], (ushort)(((colour >> 9) & 0x7c00) | ((colour >> 6) & 0x3e0) | ((colour >> 3) & 0x1f)));
                break;
            case BitmapFormat.Bit24:
                (row[x * 3], row[(x * 3) + 1], row[(x * 3) + 2]) = ((byte)colour, (byte)(colour >> 8), (byte)(colour >> 16));
                break;
            default:
                BitConverter.TryWriteBytes(row[(x * 4)..], colour);
                break;
        }
    }
}
