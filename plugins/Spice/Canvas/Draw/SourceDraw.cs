namespace Compositor.Plugins.Spice;

/// <summary>Draws parts of images.</summary>
internal static class SourceDraw
{
    /// <summary>Draws an image into a region with a raster operation, scaled where its part has another size than the box.</summary>
    public static void Draw(
        DrawContext context, Surface target, scoped MaskRuns mask, PixelView image, Box box, Box part, ScaleMode mode, RasterOp op)
    {
        if (!box.IsAsLargeAs(part))
        {
            var rows = Scaled(context, target, image, box, part, mode == ScaleMode.Interpolate);
            var painter = new RasterPainter<ScaledRows>(rows, op, target.Format.Bits);
            RegionPainter.Paint(target, context.Region, mask, ref painter);
        }
        else if (PlaceWithin(context.Region, image, box, part, out var rows))
        {
            var painter = new RasterPainter<ImageRows>(rows, op, target.Format.Bits);
            RegionPainter.Paint(target, context.Region, mask, ref painter);
        }
    }

    /// <summary>Places a part of an image on a box of its size, and takes from the region where there is no image.</summary>
    /// <returns>False when nothing is left.</returns>
    public static bool PlaceWithin(Region region, PixelView image, Box box, Box part, out ImageRows rows)
    {
        var (left, top) = ((long)box.Left - part.Left, (long)box.Top - part.Top);
        region.Intersect(Box.Clamped(left, top, left + image.Width, top + image.Height));
        rows = region.IsEmpty ? default : new ImageRows(image, (int)left, (int)top);
        return !region.IsEmpty;
    }

    /// <summary>Makes a part of an image as large as a box, as pixels that the surface can hold.</summary>
    public static ScaledRows Scaled(DrawContext context, Surface target, PixelView image, Box box, Box part, bool isSmooth)
    {
        var sampler = new Sampler(image, Sampler.OpaqueBits(image.Kind), Repeat.Nothing, isSmooth);
        return new ScaledRows(sampler, Across(box, part), Down(box, part), target.Format, true, context.SourceLine(target));
    }

    public static Scaling Across(Box box, Box part) => Scaling.Fit(part.Left, Math.Max(0, part.Width), box.Left, box.Width);

    public static Scaling Down(Box box, Box part) => Scaling.Fit(part.Top, Math.Max(0, part.Height), box.Top, box.Height);
}
