namespace Compositor.Plugins.Spice;

/// <summary>Draws premultiplied pixels over a surface.</summary>
/// <param name="source">Premultiplied pixels.</param>
/// <param name="opaque">Bits that count as set in the source.</param>
/// <param name="alpha">Of the whole source, 1-255.</param>
/// <param name="format">What the surface holds; its own pixels count as opaque where that has no alpha.</param>
internal readonly ref struct OverPainter<TSource>(TSource source, uint opaque, uint alpha, SurfaceFormat format) : IRowPainter
    where TSource : struct, IRowSource, allows ref struct
{
    private readonly TSource _source = source;

    public void Paint(Span<uint> row, int x, int y)
    {
        var pixels = _source.Read(x, y, row.Length);
        var below = Sampler.OpaqueBits(format.Kind);
        for (var i = 0; i < row.Length; i++)
        {
            var pixel = pixels[i] | opaque;
            pixel = alpha == 255 ? pixel : PixelMath.Multiply(pixel, alpha);
            row[i] = PixelMath.Over(pixel, row[i] | below);
        }

        format.Store(row);
    }
}
