namespace Compositor.Plugins.Spice;

/// <summary>Draws premultiplied pixels over a surface, each as much as a mask says.</summary>
/// <param name="source">Premultiplied pixels.</param>
/// <param name="mask">Alpha in the top byte.</param>
/// <param name="opaque">Bits that count as set in the source.</param>
/// <param name="format">What the surface holds; its own pixels count as opaque where that has no alpha.</param>
internal readonly ref struct MaskedOverPainter<TSource>(TSource source, ImageRows mask, uint opaque, SurfaceFormat format) : IRowPainter
    where TSource : struct, IRowSource, allows ref struct
{
    private readonly TSource _source = source;
    private readonly ImageRows _mask = mask;

    public void Paint(Span<uint> row, int x, int y)
    {
        var pixels = _source.Read(x, y, row.Length);
        var marks = _mask.Read(x, y, row.Length);
        var below = Sampler.OpaqueBits(format.Kind);
        for (var i = 0; i < row.Length; i++)
        {
            var alpha = PixelMath.Alpha(marks[i]);
            if (alpha > 0)
            {
                row[i] = PixelMath.Over(PixelMath.Multiply(pixels[i] | opaque, alpha), row[i] | below);
            }
        }

        format.Store(row);
    }
}
