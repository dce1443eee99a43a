namespace Compositor.Plugins.Spice;

/// <summary>Draws an image through a mask, each transformed, with one of many operators.</summary>
internal static class CompositeDraw
{
    public static void Draw(DrawContext context, Surface target, Box box, ref BodyReader body)
    {
        var flags = new CompositeFlags(body.ReadUInt32());
        var image = ImageReference.Read(ref body);
        var maskImage = flags.HasMask ? ImageReference.Read(ref body) : 0;
        var transform = flags.HasSourceTransform ? Transform.Read(ref body) : Transform.Identity;
        var maskTransform = flags.HasMaskTransform ? Transform.Read(ref body) : Transform.Identity;
        var (x, y) = (body.ReadInt16(), body.ReadInt16());
        var (maskX, maskY) = (body.ReadInt16(), body.ReadInt16());
        var (isSmooth, isMaskSmooth) = (flags.IsSourceSmooth, flags.IsMaskSmooth);
        if (context.Region.IsEmpty)
        {
            context.Sources.Touch(body.Body, image);
            if (flags.HasMask)
            {
                context.Masks.Touch(body.Body, maskImage);
            }

            return;
        }

        var source = context.Sources.LoadForComposite(target, body.Body, image);
        var opaque = flags.IsSourceOpaque && ImageReference.IsSurface(body.Body, image) ? uint.MaxValue << 24 : Sampler.OpaqueBits(source.Kind);
        var input = new CompositeInput(
            new Sampler(source, opaque, flags.SourceRepeat, isSmooth), transform, Start(box.Left, x), Start(box.Top, y), context.SourceLine(target));
        var mask = default(CompositeInput);
        if (flags.HasMask)
        {
            var view = context.Masks.LoadForComposite(target, body.Body, maskImage);
            var sampler = new Sampler(view, Sampler.OpaqueBits(view.Kind), flags.MaskRepeat, isMaskSmooth);
            mask = new CompositeInput(sampler, maskTransform, Start(box.Left, maskX), Start(box.Top, maskY), context.BrushLine(target));
        }

        var painter = new CompositePainter(flags.Operator, input, mask, flags.MaskUse, target.Format);
        RegionPainter.Paint(target, context.Region, default, ref painter);
    }

    private static int Start(int edge, int offset) => (int)Math.Clamp((long)edge - offset, int.MinValue, int.MaxValue);
}
