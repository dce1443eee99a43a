using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>Draws a picture at another size, each pixel between the four nearest. Render thread.</summary>
internal sealed unsafe class BilinearScaler(RowReader reader, AxisCache axes)
{
    private readonly Scratch _blended = new();

    /// <summary>Draws the part of the picture that lies in <paramref name="clip"/>.</summary>
    /// <param name="source">The pixels, at least 2 each way.</param>
    /// <param name="picture">Where the whole picture lies.</param>
    /// <param name="clip">Within <paramref name="picture"/>.</param>
    /// <param name="target">Where to.</param>
    public void Draw(in PixelSource source, Rect picture, Rect clip, PixelMemory target)
    {
        var columns = axes.Get(source.Size.Width, picture.Width);
        var rows = axes.Get(source.Size.Height, picture.Height);
        var x = clip.X - picture.X;
        var left = columns.First(x);
        var span = columns.First(x + clip.Width - 1) + 2 - left;
        reader.Begin(source, left, span);
        var blended = _blended.Bytes(span * 4);
        for (var y = clip.Y; y < clip.Bottom; y++)
        {
            var first = rows.First(y - picture.Y);
            var weight = rows.SecondWeight(y - picture.Y);
            var line = weight == 0 ? reader.Row(first) : blended;
            if (weight != 0)
            {
                Between(reader.Row(first), reader.Row(first + 1), weight, blended, span * 4);
            }

            Across(line, columns, x, left, target.Pixel(clip.X, y), clip.Width);
        }
    }

    private static void Between(byte* upper, byte* lower, ushort weight, byte* result, int bytes)
    {
        var i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var wideFirst = Vector256.Create((ushort)(256 - weight));
            var wideSecond = Vector256.Create(weight);
            var wideHalf = Vector256.Create((ushort)128);
            for (; i <= bytes - 32; i += 32)
            {
                var (upperLow, upperHigh) = Vector256.Widen(Vector256.Load(upper + i));
                var (lowerLow, lowerHigh) = Vector256.Widen(Vector256.Load(lower + i));
                var low = ((upperLow * wideFirst) + (lowerLow * wideSecond) + wideHalf) >>> 8;
                var high = ((upperHigh * wideFirst) + (lowerHigh * wideSecond) + wideHalf) >>> 8;
                Vector256.Narrow(low, high).Store(result + i);
            }
        }

        for (; i < bytes; i++)
        {
            result[i] = (byte)(((upper[i] * (256 - weight)) + (lower[i] * weight) + 128) >> 8);
        }
    }

    private static void Across(byte* line, ScaleAxis columns, int x, int left, byte* result, int count)
    {
        // Four output pixels at a time: each is a pair of neighbours, weighted, its halves then added.
        var i = 0;
        var evens = Vector256.Create(0u, 2, 4, 6, 0, 2, 4, 6);
        for (; i <= count - 4; i += 4)
        {
            var sums = Vector256.Narrow(TwoPixels(line, columns, x + i, left), TwoPixels(line, columns, x + i + 2, left));
            Vector256.Shuffle(sums.AsUInt32(), evens).GetLower().AsByte().Store(result + ((nint)i * 4));
        }

        for (; i < count; i++)
        {
            var pair = Pair(line, columns, x + i, left);
            var weights = columns.Weights(x + i);
            for (var channel = 0; channel < 4; channel++)
            {
                var sum = ((byte)(pair >> (8 * channel)) * weights[0]) + ((byte)(pair >> (32 + (8 * channel))) * weights[4]);
                result[(i * 4) + channel] = (byte)((sum + 128) >> 8);
            }
        }
    }

    // Each pixel's four channels come twice.
    private static Vector256<ushort> TwoPixels(byte* line, ScaleAxis columns, int column, int left)
    {
        var pairs = Vector128.Create(Pair(line, columns, column, left), Pair(line, columns, column + 1, left)).AsByte();
        var weighted = Vector256.WidenLower(pairs.ToVector256Unsafe()) * Vector256.Load(columns.Weights(column));
        var crossed = Vector256.Shuffle(weighted.AsUInt64(), Vector256.Create(1UL, 0, 3, 2)).AsUInt16();
        return (weighted + crossed + Vector256.Create((ushort)128)) >>> 8;
    }

    private static ulong Pair(byte* line, ScaleAxis columns, int column, int left) =>
        Unsafe.ReadUnaligned<ulong>(line + ((nint)(columns.First(column) - left) * 4));
}
