namespace Compositor.Plugins.Spice;

/// <summary>Draws the pixels of a source with a raster operation.</summary>
/// <param name="source">Pixels that the surface can hold.</param>
/// <param name="op">How.</param>
/// <param name="bits">The bits of a word that may be set.</param>
internal readonly ref struct RasterPainter<TSource>(TSource source, RasterOp op, uint bits) : IRowPainter
    where TSource : struct, IRowSource, allows ref struct
{
    private readonly TSource _source = source;

    public void Paint(Span<uint> row, int x, int y)
    {
        var pixels = _source.Read(x, y, row.Length);
        if (op == RasterOp.Copy)
        {
            pixels.CopyTo(row);
            return;
        }

        TruthTable.Apply(op, pixels, row);
        if (bits != uint.MaxValue)
        {
            PixelRows.And(row, bits);
        }
    }
}
