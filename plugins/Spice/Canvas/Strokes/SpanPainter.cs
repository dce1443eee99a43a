namespace Compositor.Plugins.Spice;

/// <summary>Draws pieces of rows as far as they are in a region.</summary>
/// <param name="surface">What is drawn to.</param>
/// <param name="region">What of it may be drawn.</param>
/// <param name="painter">How.</param>
internal ref struct SpanPainter<TPainter>(Surface surface, Region region, TPainter painter)
    where TPainter : struct, IRowPainter, allows ref struct
{
    private TPainter _painter = painter;

    public readonly Region Region => region;

    /// <summary>Draws what a mask of an area leaves.</summary>
    public void PaintWithin(Box area, scoped MaskRuns mask) => RegionPainter.Paint(surface, region, area, mask, ref _painter);

    /// <summary>Draws from one column to before another one.</summary>
    public void Paint(long left, long right, int y)
    {
        var boxes = region.Boxes;
        for (var i = region.BandAt(y); i < boxes.Length && boxes[i].Top <= y; i++)
        {
            var box = boxes[i];
            var (from, to) = (Math.Max(left, box.Left), Math.Min(right, box.Right));
            if (from < to)
            {
                _painter.Paint(surface.Pixels.Slice((y * surface.Pitch) + (int)from, (int)(to - from)), (int)from, y);
            }
        }
    }
}
