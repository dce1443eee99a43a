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
        if (height >= MostRows && source.IsNative)
        {
            // Four at once, without going through memory for each.
            Sum(reader.Row(Row(start, height, 0)), reader.Row(Row(start, height, 1)), reader.Row(Row(start, height, 2)), reader.Row(Row(start, height, 3)), sums, span * 4);
            return MostRows;
        }

        var rows = Math.Min(MostRows, height);
        new Span<ushort>(sums, span * 4).Clear();
        for (var i = 0; i < rows; i++)
        {
            Add(reader.Row(start + (((2 * i) + 1) * height / (2 * rows))), sums, span * 4);
        }

        return rows;
    }

    // Spread evenly, each in the middle of its share.
    private static int Row(int start, int height, int index) => start + (((2 * index) + 1) * height / (2 * MostRows));

    private static void Sum(byte* one, byte* two, byte* three, byte* four, ushort* sums, int bytes)
    {
        var i = 0;
        for (; i <= bytes - 16; i += 16)
        {
            var sum = Wide(one + i) + Wide(two + i) + Wide(three + i) + Wide(four + i);
            sum.Store(sums + i);
        }

        for (; i < bytes; i++)
        {
            sums[i] = (ushort)(one[i] + two[i] + three[i] + four[i]);
        }
    }

    private static Vector256<ushort> Wide(byte* bytes) => Vector256.WidenLower(Vector128.Load(bytes).ToVector256Unsafe());

    private static void Add(byte* row, ushort* sums, int bytes)
    {
        var i = 0;
        for (; i <= bytes - 16; i += 16)
        {
            (Vector256.Load(sums + i) + Wide(row + i)).Store(sums + i);
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
                var sum = Unsafe.ReadUnaligned<ulong>(sums + ((nint)(c - left) * 4));
                total += Vector128.WidenLower(Vector128.CreateScalarUnsafe(sum).AsUInt16());
            }

            var average = Vector128.ConvertToSingle(total.AsInt32()) * (1f / (rows * (end - column)));
            var rounded = Vector128.ConvertToInt32(average + Vector128.Create(0.5f)).AsUInt32();
            var words = Vector128.Narrow(rounded, rounded);
            Unsafe.WriteUnaligned(result + ((nint)i * 4), Vector128.Narrow(words, words).AsUInt32().ToScalar());
            column = next;
        }
    }
}
