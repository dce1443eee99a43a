using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Compositor.Plugins.Spice;

/// <summary>One row of packed pixels to words, one loop for each format; from the first pixel to the last.</summary>
internal static class PackedRow
{
    /// <summary>x1r5g5b5 to words: each channel's high bits are repeated as its low ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint FromRgb16(uint pixel)
    {
        var spread = ((pixel & 0x7c00) << 9) | ((pixel & 0x03e0) << 6) | ((pixel & 0x001f) << 3);
        return spread | ((spread >> 5) & 0x070707);
    }

    /// <param name="from">Eight pixels in a byte.</param>
    /// <param name="to">One word for each pixel.</param>
    /// <param name="first">The bit of the first pixel: 0 or 7.</param>
    /// <param name="clear">The word for a bit that is 0.</param>
    /// <param name="set">The word for a bit that is 1.</param>
    public static void SpreadBits(ReadOnlySpan<byte> from, Span<uint> to, int first, uint clear, uint set)
    {
        for (var x = 0; x < to.Length; x++)
        {
            to[x] = ((from[x >> 3] >> ((x & 7) ^ first)) & 1) == 0 ? clear : set;
        }
    }

    /// <param name="from">Two pixels in a byte.</param>
    /// <param name="to">One word for each pixel.</param>
    /// <param name="first">The lowest bit of the first pixel: 0 or 4.</param>
    /// <param name="palette">At least 16 colours.</param>
    public static void SpreadHalves(ReadOnlySpan<byte> from, Span<uint> to, int first, ReadOnlySpan<uint> palette)
    {
        palette = palette[..16];
        for (var x = 0; x < to.Length; x++)
        {
            to[x] = palette[(from[x >> 1] >> (((x & 1) << 2) ^ first)) & 15];
        }
    }

    public static void SpreadIndices(ReadOnlySpan<byte> from, Span<uint> to, ReadOnlySpan<uint> palette)
    {
        palette = palette[..256];
        from = from[..to.Length];
        for (var x = 0; x < to.Length; x++)
        {
            to[x] = palette[from[x]];
        }
    }

    public static void SpreadRgb16(ReadOnlySpan<byte> from, Span<uint> to)
    {
        var pixels = MemoryMarshal.Cast<byte, ushort>(from)[..to.Length];
        for (var x = 0; x < to.Length; x++)
        {
            to[x] = FromRgb16(pixels[x]);
        }
    }

    /// <param name="from">At least three bytes for each pixel.</param>
    /// <param name="to">One word for each pixel.</param>
    public static void SpreadRgb24(ReadOnlySpan<byte> from, Span<uint> to)
    {
        // Four pixels at once, of which sixteen bytes are read.
        var done = 0;
        var order = Vector128.Create(0, 1, 2, 255, 3, 4, 5, 255, 6, 7, 8, 255, 9, 10, 11, (byte)255);
        for (; done + 4 <= to.Length && (done * 3) + 16 <= from.Length; done += 4)
        {
            var bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(from), (nuint)done * 3);
            Vector128.Shuffle(bytes, order).AsUInt32().StoreUnsafe(ref MemoryMarshal.GetReference(to), (nuint)done);
        }

        if (done == to.Length)
        {
            return;
        }

        var last = to.Length - 1;
        for (var x = done; x < last; x++)
        {
            // Four bytes at once, one of which is the next pixel's.
            to[x] = BinaryPrimitives.ReadUInt32LittleEndian(from.Slice(x * 3, 4)) & 0xffffff;
        }

        to[last] = from[last * 3] | ((uint)from[(last * 3) + 1] << 8) | ((uint)from[(last * 3) + 2] << 16);
    }

    public static void SpreadAlpha(ReadOnlySpan<byte> from, Span<uint> to)
    {
        from = from[..to.Length];
        for (var x = 0; x < to.Length; x++)
        {
            to[x] = (uint)from[x] << 24;
        }
    }
}
