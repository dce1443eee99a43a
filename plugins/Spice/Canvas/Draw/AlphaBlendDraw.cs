namespace Compositor.Plugins.Spice;

/// <summary>Draws an image over a surface.</summary>
internal static class AlphaBlendDraw
{
    private const int DestinationHasAlpha = 1;
    private const int SourceSurfaceHasAlpha = 2;

    public static void Draw(DrawContext context, Surface target, Box box, ref BodyReader body)
    {
        var flags = body.ReadByte();
        var alpha = body.ReadByte();
        var image = ImageReference.Read(ref body);
        var part = Box.Read(ref body);
        if (alpha == 0 || context.Region.IsEmpty)
        {
            context.Sources.Touch(body.Body, image);
            return;
        }

        var source = context.Sources.LoadOriginal(target, body.Body, image);
        var opaque = (flags & SourceSurfaceHasAlpha) != 0 && ImageReference.IsSurface(body.Body, image) ? 0 : Sampler.OpaqueBits(source.Kind);
        var format = (flags & DestinationHasAlpha) != 0 && target.Format == SurfaceFormat.Xrgb ? SurfaceFormat.Argb : target.Format;
        if (!box.IsAsLargeAs(part))
        {
            var rows = new ScaledRows(
                new Sampler(source, opaque, Repeat.Nothing, false), SourceDraw.Across(box, part), SourceDraw.Down(box, part), format, false, context.SourceLine(target));
            var painter = new OverPainter<ScaledRows>(rows, 0, alpha, format);
            RegionPainter.Paint(target, context.Region, default, ref painter);
        }
        else if (SourceDraw.PlaceWithin(context.Region, source, box, part, out var rows))
        {
            var painter = new OverPainter<ImageRows>(rows, opaque, alpha, format);
            RegionPainter.Paint(target, context.Region, default, ref painter);
        }
    }
}
