namespace Compositor.Plugins.Spice;

/// <summary>Draws an image but for one of its colours.</summary>
internal static class TransparentDraw
{
    public static void Draw(DrawContext context, Surface target, Box box, ref BodyReader body)
    {
        var image = ImageReference.Read(ref body);
        var part = Box.Read(ref body);
        body.ReadUInt32();
        var key = body.ReadUInt32();
        if (context.Region.IsEmpty)
        {
            context.Sources.Touch(body.Body, image);
            return;
        }

        // The key is a colour of the image: it becomes one of the surface as the image does.
        target.Format.Convert(PixelKind.Xrgb, new Span<uint>(ref key));
        var source = context.Sources.LoadFor(target, body.Body, image);
        if (!box.IsAsLargeAs(part))
        {
            var painter = new ColourKeyPainter<ScaledRows>(SourceDraw.Scaled(context, target, source, box, part, isSmooth: false), key);
            RegionPainter.Paint(target, context.Region, default, ref painter);
        }
        else if (SourceDraw.PlaceWithin(context.Region, source, box, part, out var rows))
        {
            var painter = new ColourKeyPainter<ImageRows>(rows, key);
            RegionPainter.Paint(target, context.Region, default, ref painter);
        }
    }
}
