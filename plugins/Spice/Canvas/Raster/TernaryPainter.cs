namespace Compositor.Plugins.Spice;

/// <summary>Draws the pixels of a pattern and of a source with a raster operation of three inputs.</summary>
/// <param name="pattern">Pixels that the surface can hold.</param>
/// <param name="source">As <paramref name="pattern"/>.</param>
/// <param name="table">The operation: bit 4 × pattern + 2 × source + destination is the result.</param>
/// <param name="bits">The bits of a word that may be set.</param>
internal readonly ref struct TernaryPainter<TPattern, TSource>(TPattern pattern, TSource source, byte table, uint bits) : IRowPainter
    where TPattern : struct, IRowSource, allows ref struct
    where TSource : struct, IRowSource, allows ref struct
{
    private readonly TPattern _pattern = pattern;
    private readonly TSource _source = source;

    public void Paint(Span<uint> row, int x, int y)
    {
        TruthTable.Apply(table, _pattern.Read(x, y, row.Length), _source.Read(x, y, row.Length), row);
        if (bits != uint.MaxValue)
        {
            PixelRows.And(row, bits);
        }
    }
}
