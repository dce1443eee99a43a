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
        var half = Vector128.Create((ushort)128);
        var i = 0;
        for (; i <= count - 2; i += 2, result += 8)
        {
            // Two output pixels at a time: each is a pair of neighbours, weighted, the pairs then added crosswise.
            var one = Weighted(line, columns, x + i, left);
            var two = Weighted(line, columns, x + i + 1, left);
            var firsts = Vector128.Create(one.GetLower(), two.GetLower());
            var seconds = Vector128.Create(one.GetUpper(), two.GetUpper());
            var sum = (firsts + seconds + half) >>> 8;
            Vector128.Narrow(sum, sum).GetLower().Store(result);
        }

        if (i < count)
        {
            var last = Weighted(line, columns, x + i, left);
            var sum = (Vector128.Create(last.GetLower() + last.GetUpper(), default) + half) >>> 8;
            *(uint*)result = Vector128.Narrow(sum, sum).AsUInt32().ToScalar();
        }
    }

    private static Vector128<ushort> Weighted(byte* line, ScaleAxis columns, int column, int left)
    {
        var pair = Vector64.Load(line + ((nint)(columns.First(column) - left) * 4));
        return Vector128.WidenLower(pair.ToVector128Unsafe()) * Vector128.Load(columns.Weights(column));
    }
}
