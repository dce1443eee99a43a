namespace Compositor.Plugins.Spice;

/// <summary>Draws pieces of rows.</summary>
internal interface IRowPainter
{
    /// <summary>Draws one piece.</summary>
    /// <param name="row">The pixels of the surface from the first to the last one that may be drawn.</param>
    /// <param name="x">Where on the surface the first of them is.</param>
    /// <param name="y">Its row.</param>
    void Paint(Span<uint> row, int x, int y);
}
