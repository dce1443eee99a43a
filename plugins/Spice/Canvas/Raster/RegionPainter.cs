namespace Compositor.Plugins.Spice;

/// <summary>Lets a painter draw all pieces of rows that a region and a mask leave.</summary>
internal static class RegionPainter
{
    public static void Paint<TPainter>(Surface surface, Region region, scoped MaskRuns mask, scoped ref TPainter painter)
        where TPainter : struct, IRowPainter, allows ref struct => Paint(surface, region, surface.Bounds, mask, ref painter);

    /// <summary>Draws only within an area.</summary>
    public static void Paint<TPainter>(Surface surface, Region region, Box area, scoped MaskRuns mask, scoped ref TPainter painter)
        where TPainter : struct, IRowPainter, allows ref struct
    {
        var pixels = surface.Pixels;
        var pitch = surface.Pitch;
        foreach (var each in region.Boxes)
        {
            var box = each.Intersect(area);
            if (box.IsEmpty)
            {
                continue;
            }

            for (var y = box.Top; y < box.Bottom; y++)
            {
                var row = pixels.Slice((y * pitch) + box.Left, box.Right - box.Left);
                if (mask.IsEverything)
                {
                    painter.Paint(row, box.Left, y);
                    continue;
                }

                var start = 0;
                while (mask.Next(box.Left, y, row.Length, ref start, out var length))
                {
                    painter.Paint(row.Slice(start, length), box.Left + start, y);
                    start += length;
                }
            }
        }
    }
}
