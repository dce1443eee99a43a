using System.Runtime.InteropServices;

namespace Compositor.Plugins.Spice;

/// <summary>
/// Spreads rows of packed pixels to words. The rows may lie at the end of the memory that they are spread in
/// (<see cref="TailOf"/>), since no pixel is written over bytes that are still to be read: a pixel is never larger packed than spread.
/// </summary>
internal static class PackedRows
{
    /// <summary>Bytes of one row without padding.</summary>
    public static int BytesPerRow(BitmapFormat format, int width) => format switch
    {
        BitmapFormat.Bit1Le or BitmapFormat.Bit1Be => (width + 7) / 8,
        BitmapFormat.Bit4Le or BitmapFormat.Bit4Be => (width + 1) / 2,
        BitmapFormat.Bit8 or BitmapFormat.Alpha8 => width,
        BitmapFormat.Rgb16 => width * 2,
        BitmapFormat.Rgb24 => width * 3,
        BitmapFormat.Rgb32 or BitmapFormat.Rgba => width * 4,
        _ => throw new SpiceException($"there is no bitmap format {(byte)format}"),
    };

    /// <summary>What the pixels of a format mean.</summary>
    /// <param name="format">The format.</param>
    /// <param name="hasPalette">Whether there are colours for indices; without them one bit is a mask.</param>
    public static PixelKind KindOf(BitmapFormat format, bool hasPalette) => format switch
    {
        BitmapFormat.Rgba => PixelKind.Argb,
        BitmapFormat.Alpha8 => PixelKind.Alpha,
        BitmapFormat.Bit1Le or BitmapFormat.Bit1Be when !hasPalette => PixelKind.Mask,
        BitmapFormat.Bit4Le or BitmapFormat.Bit4Be or BitmapFormat.Bit8 when !hasPalette =>
            throw new SpiceException("a bitmap with indexed pixels has no palette"),
        _ => PixelKind.Xrgb,
    };

    /// <summary>The end of an image's memory, as large as its packed rows.</summary>
    public static Span<byte> TailOf(Span<uint> pixels, int stride, int height) => MemoryMarshal.AsBytes(pixels)[^(stride * height)..];

    /// <summary>Spreads all rows of an image.</summary>
    /// <param name="format">How they are packed.</param>
    /// <param name="rows">At least stride × height bytes, or the tail of the target with no more than 3 bytes of padding in a row.</param>
    /// <param name="stride">Bytes from one row to the next.</param>
    /// <param name="topDown">Whether the top row comes first; rows in the tail of the target are to be taken as such.</param>
    /// <param name="target">The image; top row first.</param>
    /// <param name="palette">256 colours for formats with indices; empty for a mask.</param>
    public static void Spread(
        BitmapFormat format, ReadOnlySpan<byte> rows, int stride, bool topDown, Pixmap target, ReadOnlySpan<uint> palette)
    {
        var bytes = BytesPerRow(format, target.Width);
        var (clear, set) = palette.IsEmpty ? (0, uint.MaxValue) : (palette[0], palette[1]);
        for (var y = 0; y < target.Height; y++)
        {
            var from = rows.Slice(y * stride, bytes);
            var to = target.Pixels.Slice((topDown ? y : target.Height - 1 - y) * target.Width, target.Width);
            switch (format)
            {
                case BitmapFormat.Bit1Le:
                    PackedRow.SpreadBits(from, to, 0, clear, set);
                    break;
                case BitmapFormat.Bit1Be:
                    PackedRow.SpreadBits(from, to, 7, clear, set);
                    break;
                case BitmapFormat.Bit4Le:
                    PackedRow.SpreadHalves(from, to, 0, palette);
                    break;
                case BitmapFormat.Bit4Be:
                    PackedRow.SpreadHalves(from, to, 4, palette);
                    break;
                case BitmapFormat.Bit8:
                    PackedRow.SpreadIndices(from, to, palette);
                    break;
                case BitmapFormat.Rgb16:
                    PackedRow.SpreadRgb16(from, to);
                    break;
                case BitmapFormat.Rgb24:
                    PackedRow.SpreadRgb24(from, to);
                    break;
                case BitmapFormat.Alpha8:
                    PackedRow.SpreadAlpha(from, to);
                    break;
                default:
                    MemoryMarshal.Cast<byte, uint>(from).CopyTo(to);
                    break;
            }
        }
    }

    /// <summary>Turns an image upside down where it lies.</summary>
    public static void Flip(Pixmap pixmap)
    {
        Span<uint> kept = stackalloc uint[256];
        for (var y = 0; y < pixmap.Height / 2; y++)
        {
            var upper = pixmap.Pixels.Slice(y * pixmap.Width, pixmap.Width);
            var lower = pixmap.Pixels.Slice((pixmap.Height - 1 - y) * pixmap.Width, pixmap.Width);
            for (var x = 0; x < upper.Length; x += kept.Length)
            {
                var count = Math.Min(kept.Length, upper.Length - x);
                var a = upper.Slice(x, count);
                var b = lower.Slice(x, count);
                a.CopyTo(kept);
                b.CopyTo(a);
                kept[..count].CopyTo(b);
            }
        }
    }
}
