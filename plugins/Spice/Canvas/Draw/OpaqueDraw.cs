namespace Compositor.Plugins.Spice;

/// <summary>Draws an image combined with a brush: first the image, then the brush onto it.</summary>
internal static class OpaqueDraw
{
    public static void Draw(DrawContext context, Surface target, scoped in DrawBase draw, ref BodyReader body)
    {
        var image = ImageReference.Read(ref body);
        var part = Box.Read(ref body);
        var brush = Brush.Read(ref body);
        var op = RasterOp.Read(ref body, RasterInput.Brush, RasterInput.Source);
        var mode = ScaleModes.Read(ref body);
        var reference = MaskReference.Read(ref body);
        var mask = context.OpenMask(body.Body, reference, draw.Box);
        if (op == RasterOp.Nothing || context.Region.IsEmpty)
        {
            context.Sources.Touch(body.Body, image);
            BrushDraw.Touch(context, body.Body, brush);
            return;
        }

        SourceDraw.Draw(context, target, mask, context.Sources.LoadFor(target, body.Body, image), draw.Box, part, mode, RasterOp.Copy);

        // Where the box is larger than the image there is still the brush: the image took that from the region.
        context.Region.Set(draw.Box, target.Bounds, draw.Clip);
        if (!mask.IsEverything)
        {
            context.Region.Intersect(mask.Bounds);
        }

        BrushDraw.Draw(context, target, mask, body.Body, brush, op);
    }
}
