namespace Compositor.Plugins.Spice;

/// <summary>Fills regions with brushes.</summary>
internal static class BrushDraw
{
    /// <summary>Fills what of the region is in an area.</summary>
    public static void Draw(DrawContext context, Surface target, Box area, ReadOnlySpan<byte> body, Brush brush) =>
        Draw(context, target, area, default, body, brush, RasterOp.Copy);

    /// <summary>Fills what of the region a mask leaves.</summary>
    public static void Draw(DrawContext context, Surface target, scoped MaskRuns mask, ReadOnlySpan<byte> body, Brush brush, RasterOp op) =>
        Draw(context, target, target.Bounds, mask, body, brush, op);

    /// <summary>For a brush that nothing is drawn with.</summary>
    public static void Touch(DrawContext context, ReadOnlySpan<byte> body, Brush brush)
    {
        if (brush.Kind == BrushKind.Pattern)
        {
            context.Brushes.Touch(body, brush.Image);
        }
    }

    private static void Draw(
        DrawContext context, Surface target, Box area, scoped MaskRuns mask, ReadOnlySpan<byte> body, Brush brush, RasterOp op)
    {
        var format = target.Format;
        if (brush.Kind == BrushKind.Pattern)
        {
            var pattern = context.Brushes.LoadFor(target, body, brush.Image);
            var painter = new RasterPainter<TileRows>(
                new TileRows(pattern, brush.X, brush.Y, context.BrushLine(target)), op, format.Bits);
            RegionPainter.Paint(target, context.Region, area, mask, ref painter);
        }
        else
        {
            // No brush is a colour, too: the operation may not need one.
            var painter = new SolidPainter(format.Word(brush.Colour), op, format.Bits);
            RegionPainter.Paint(target, context.Region, area, mask, ref painter);
        }
    }
}
