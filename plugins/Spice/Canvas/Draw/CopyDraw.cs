namespace Compositor.Plugins.Spice;

/// <summary>Draws an image: copy and blend, which are the same.</summary>
internal static class CopyDraw
{
    public static void Draw(DrawContext context, Surface target, Box box, ref BodyReader body)
    {
        var image = ImageReference.Read(ref body);
        var part = Box.Read(ref body);
        var op = RasterOp.Read(ref body, RasterInput.Source, RasterInput.Destination);
        var mode = ScaleModes.Read(ref body);
        var mask = context.OpenMask(body.Body, MaskReference.Read(ref body), box);
        if (op == RasterOp.Nothing || context.Region.IsEmpty)
        {
            context.Sources.Touch(body.Body, image);
            return;
        }

        SourceDraw.Draw(context, target, mask, context.Sources.LoadFor(target, body.Body, image), box, part, mode, op);
    }
}
