namespace Compositor.Plugins.Spice;

/// <summary>
/// Draws lines of one pixel's width by Bresenham's rule, without their last pixel. After k steps along the longer axis a line is
/// (2k × shorter + longer - bias) / 2 longer steps along the other one; the bias, 1 towards smaller numbers, makes a line the same in both
/// directions. Computed, not walked: what is outside of the region costs nothing.
/// </summary>
internal static class ThinLine
{
    /// <summary>Draws from corner to corner.</summary>
    public static void Draw<TPainter>(ref SpanPainter<TPainter> spans, ReadOnlySpan<PathPoint> points)
        where TPainter : struct, IRowPainter, allows ref struct
    {
        for (var i = 1; i < points.Length; i++)
        {
            Draw(ref spans, points[i - 1], points[i]);
        }
    }

    private static void Draw<TPainter>(ref SpanPainter<TPainter> spans, PathPoint start, PathPoint end)
        where TPainter : struct, IRowPainter, allows ref struct
    {
        var area = spans.Region.Extents;
        var (dx, dy) = ((long)end.X - start.X, (long)end.Y - start.Y);
        if (Math.Abs(dx) > Math.Abs(dy))
        {
            var line = new Steps(dx, dy);
            var (first, last) = line.Within(start.X, area.Left, area.Right, start.Y, area.Top, area.Bottom);
            while (first < last)
            {
                // All steps of one row at once.
                var row = line.Across(first);
                var next = Math.Min(last, line.FirstWith(row + 1));
                var y = (int)(start.Y + (row * line.ShortSign));
                var (one, other) = (start.X + (first * line.LongSign), start.X + ((next - 1) * line.LongSign));
                spans.Paint(Math.Min(one, other), Math.Max(one, other) + 1, y);
                first = next;
            }
        }
        else if (dy != 0)
        {
            var line = new Steps(dy, dx);
            var (first, last) = line.Within(start.Y, area.Top, area.Bottom, start.X, area.Left, area.Right);
            for (; first < last; first++)
            {
                var x = start.X + (line.Across(first) * line.ShortSign);
                spans.Paint(x, x + 1, (int)(start.Y + (first * line.LongSign)));
            }
        }
    }
}
