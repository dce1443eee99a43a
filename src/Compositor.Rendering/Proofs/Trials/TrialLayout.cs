using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>How a test picture lies in linear memory: its planes one below the other, with rows of one stride.</summary>
/// <param name="Format">The format.</param>
/// <param name="Size">Pixels, even both ways.</param>
/// <param name="Stride">Bytes from row to row, in all planes.</param>
internal readonly record struct TrialLayout(TrialFormat Format, Size Size, int Stride)
{
    // What every GPU takes; guests' strides are as their GPU made them.
    private const int StrideAlignment = 256;

    /// <summary>The size of pictures that are tried: several tiles of every tiling, more rows than any cache line has.</summary>
    public static Size PictureSize => new(256, 64);

    /// <summary>The layout that any device takes.</summary>
    public static TrialLayout Of(TrialFormat format, Size size) =>
        new(format, size, ((size.Width * format.BytesPerPixel) + StrideAlignment - 1) / StrideAlignment * StrideAlignment);

    /// <summary>Rows of all planes.</summary>
    public int Rows => Format.IsYuv ? Size.Height * 3 / 2 : Size.Height;

    /// <summary>Bytes, in whole pages.</summary>
    public long Length
    {
        get
        {
            var page = Environment.SystemPageSize;
            return ((long)Stride * Rows + page - 1) / page * page;
        }
    }

    /// <summary>First byte of a plane.</summary>
    public long OffsetOf(int plane) => (long)plane * Stride * Size.Height;

    /// <summary>Writes a picture.</summary>
    public void Write(Span<byte> memory, int turn)
    {
        for (var plane = 0; plane < Format.Planes; plane++)
        {
            for (var y = 0; y < Size.Height / (plane + 1); y++)
            {
                Format.Write(plane, y, turn, memory.Slice((int)OffsetOf(plane) + (y * Stride), Size.Width * Format.BytesPerPixel));
            }
        }
    }
}
