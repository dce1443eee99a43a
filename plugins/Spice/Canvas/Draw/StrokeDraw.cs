namespace Compositor.Plugins.Spice;

/// <summary>Draws lines and curves of one pixel's width.</summary>
internal static class StrokeDraw
{
    private const int Styled = 8;
    private const int StartsWithGap = 4;

    public static void Draw(DrawContext context, Surface target, ref BodyReader body)
    {
        var path = body.At(body.ReadUInt32() is not 0 and var offset ? offset : throw new SpiceException("a stroke lacks its path"));
        var style = ReadStyle(ref body, out var startsWithGap);
        var brush = Brush.Read(ref body);
        var op = RasterOp.Read(ref body, RasterInput.Brush, RasterInput.Destination);
        body.ReadUInt16();
        if (context.Region.IsEmpty)
        {
            BrushDraw.Touch(context, body.Body, brush);
            return;
        }

        if (brush.Kind == BrushKind.Pattern)
        {
            var pattern = context.Brushes.LoadFor(target, body.Body, brush.Image);
            var rows = new TileRows(pattern, brush.X, brush.Y, context.BrushLine(target));
            Draw(context, target, path, style, startsWithGap, op, new RasterPainter<TileRows>(rows, op, target.Format.Bits));
        }
        else
        {
            var painter = new SolidPainter(target.Format.Word(brush.Colour), op, target.Format.Bits);
            Draw(context, target, path, style, startsWithGap, op, painter);
        }
    }

    private static ReadOnlySpan<byte> ReadStyle(ref BodyReader body, out bool startsWithGap)
    {
        var flags = body.ReadByte();
        startsWithGap = (flags & StartsWithGap) != 0;
        if ((flags & Styled) == 0)
        {
            return default;
        }

        var count = body.ReadByte();
        var lengths = body.At(body.ReadUInt32());
        return count > 0 ? lengths.ReadBytes((uint)(count * sizeof(int))) : throw new SpiceException("a line has a style without dashes");
    }

    private static void Draw<TPainter>(
        DrawContext context, Surface target, BodyReader path, ReadOnlySpan<byte> style, bool startsWithGap, RasterOp op, TPainter painter)
        where TPainter : struct, IRowPainter, allows ref struct
    {
        var spans = new SpanPainter<TPainter>(target, context.Region, painter);
        var pieces = new PathReader(path, context.Path);
        while (pieces.Next())
        {
            var points = context.Path.Points;
            if (points.Length < 2)
            {
                continue;
            }

            if (style.IsEmpty)
            {
                ThinLine.Draw(ref spans, points);
            }
            else if (BoundsOf(points).Intersect(context.Region.Extents) is { IsEmpty: false } area)
            {
                context.Coverage.Begin(area);
                var line = new DashedLine(context.Coverage, new DashPattern(style, startsWithGap));
                line.Mark(points, IsCareful(op) && points.Length > 2);
                spans.PaintWithin(area, new MaskRuns(context.Coverage.View(PixelKind.Mask), area.Left, area.Top, false));
            }
        }
    }

    /// <summary>True for operations that would undo themselves where pieces of a line overlap.</summary>
    private static bool IsCareful(RasterOp op)
    {
        // How a second time changes what the first one made: any bit that does not stay.
        for (var source = 0; source < 2; source++)
        {
            for (var destination = 0; destination < 2; destination++)
            {
                var once = op.Table >> ((2 * source) + destination) & 1;
                if ((op.Table >> ((2 * source) + once) & 1) != once)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static Box BoundsOf(ReadOnlySpan<PathPoint> points)
    {
        // Joins reach past the corners.
        const int Reach = 8;
        var (left, top, right, bottom) = (long.MaxValue, long.MaxValue, long.MinValue, long.MinValue);
        foreach (var point in points)
        {
            (left, top, right, bottom) = (Math.Min(left, point.X), Math.Min(top, point.Y), Math.Max(right, point.X), Math.Max(bottom, point.Y));
        }

        return Box.Clamped(left - Reach, top - Reach, right + Reach, bottom + Reach);
    }
}
