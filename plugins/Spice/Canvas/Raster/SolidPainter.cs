namespace Compositor.Plugins.Spice;

/// <summary>Draws one colour.</summary>
/// <param name="colour">A word of the surface.</param>
/// <param name="op">How; the colour is its source.</param>
/// <param name="bits">The bits of a word that may be set.</param>
internal readonly struct SolidPainter(uint colour, RasterOp op, uint bits) : IRowPainter
{
    public void Paint(Span<uint> row, int x, int y)
    {
        if (op == RasterOp.Copy)
        {
            row.Fill(colour);
            return;
        }

        TruthTable.Apply(op, colour, row);
        if (bits != uint.MaxValue)
        {
            PixelRows.And(row, bits);
        }
    }
}
