using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>
/// Draws a picture at less than half its size: each pixel is the average of the columns and of up to four of the rows that fall on it.
/// Four rows look like all rows, and a wall of 64 small views reads half of its sources instead of all. Render thread.
/// </summary>
internal sealed unsafe class AverageScaler(RowReader reader)
{
    private const int MostRows = 4;

    private readonly Scratch _sums = new();

    /// <summary>Draws the part of the picture that lies in <paramref name="clip"/>.</summary>
    public void Draw(in PixelSource source, Rect picture, Rect clip, PixelMemory target)
    {
        var left = Start(clip.X - picture.X, source.Size.Width, picture.Width);
        var right = End(clip.X + clip.Width - 1 - picture.X, source.Size.Width, picture.Width);
        var span = right - left;
        reader.Begin(source, left, span);
        var sums = (ushort*)_sums.Bytes(span * 8);
        for (var y = clip.Y; y < clip.Bottom; y++)
        {
            var rows = AddRows(source, y - picture.Y, picture.Height, sums, span);
            AverageColumns(sums, rows, left, source.Size.Width, clip.X - picture.X, picture.Width, target.Pixel(clip.X, y), clip.Width);
        }
    }

    private static int Start(int output, int source, int outputs) => (int)((long)output * source / outputs);

    private static int End(int output, int source, int outputs) =>
        Math.Max(Start(output, source, outputs) + 1, (int)((output + 1L) * source / outputs));

    private int AddRows(in PixelSource source, int output, int outputs, ushort* sums, int span)
    {
        var start = Start(output, source.Size.Height, outputs);
        var height = End(output, source.Size.Height, outputs) - start;
        var rows = Math.Min(MostRows, height);
        for (var i = 0; i < rows; i++)
        {
            // Spread evenly, each in the middle of its share.
            Add(reader.Row(start + (((2 * i) + 1) * height / (2 * rows))), sums, span * 4, first: i == 0);
        }

        return rows;
    }

    private static void Add(byte* row, ushort* sums, int bytes, bool first)
    {
        if (first)
        {
            new Span<ushort>(sums, bytes).Clear();
        }

        var i = 0;
        for (; i <= bytes - 16; i += 16)
        {
            var (low, high) = Vector128.Widen(Vector128.Load(row + i));
            (Vector128.Load(sums + i) + low).Store(sums + i);
            (Vector128.Load(sums + i + 8) + high).Store(sums + i + 8);
        }

        for (; i < bytes; i++)
        {
            sums[i] += row[i];
        }
    }

    private static void AverageColumns(ushort* sums, int rows, int left, int source, int x, int outputs, byte* result, int count)
    {
        // Sums of at most 4 rows and 16384 columns of bytes are whole numbers that a float holds exactly.
        var column = Start(x, source, outputs);
        for (var i = 0; i < count; i++)
        {
            var next = (int)((x + i + 1L) * source / outputs);
            var end = Math.Max(column + 1, next);
            var total = Vector128<uint>.Zero;
            for (var c = column; c < end; c++)
            {
                total += Vector128.WidenLower(Vector64.Load(sums + ((nint)(c - left) * 4)).ToVector128Unsafe());
            }

            var average = Vector128.ConvertToSingle(total.AsInt32()) * (1f / (rows * (end - column)));
            var rounded = Vector128.ConvertToInt32(average + Vector128.Create(0.5f)).AsUInt32();
            var words = Vector128.Narrow(rounded, rounded);
            Unsafe.WriteUnaligned(result + ((nint)i * 4), Vector128.Narrow(words, words).AsUInt32().ToScalar());
            column = next;
        }
    }
}
