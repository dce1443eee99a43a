namespace Compositor.Plugins.Spice;

/// <summary>Draws a brush.</summary>
internal static class FillDraw
{
    public static void Draw(DrawContext context, Surface target, Box box, ref BodyReader body)
    {
        var brush = Brush.Read(ref body);
        var op = RasterOp.Read(ref body, RasterInput.Brush, RasterInput.Destination);
        var mask = context.OpenMask(body.Body, MaskReference.Read(ref body), box);
        if (op == RasterOp.Nothing || context.Region.IsEmpty)
        {
            BrushDraw.Touch(context, body.Body, brush);
            return;
        }

        BrushDraw.Draw(context, target, mask, body.Body, brush, op);
    }

    /// <summary>Draws one colour, or turns all bits round.</summary>
    public static void DrawPlain(DrawContext context, Surface target, Box box, uint colour, RasterOp op, ref BodyReader body)
    {
        var mask = context.OpenMask(body.Body, MaskReference.Read(ref body), box);
        var painter = new SolidPainter(target.Format.Word(colour), op, target.Format.Bits);
        RegionPainter.Paint(target, context.Region, mask, ref painter);
    }
}
