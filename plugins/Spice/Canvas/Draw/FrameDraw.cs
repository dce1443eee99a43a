namespace Compositor.Plugins.Spice;

/// <summary>Draws a frame of a stream: all of a picture, made as large as a box.</summary>
internal static class FrameDraw
{
    public static void Draw(DrawContext context, Surface target, Box box, PixelView picture)
    {
        if (context.Region.IsEmpty)
        {
            return;
        }

        var whole = new Box(0, 0, picture.Width, picture.Height);
        if (box.IsAsLargeAs(whole) && target.Format.Takes(picture.Kind))
        {
            SourceDraw.Draw(context, target, default, picture, box, whole, ScaleMode.Nearest, RasterOp.Copy);
            return;
        }

        // Beyond its edges a picture goes on: a frame has no dark border.
        var sampler = new Sampler(picture, Sampler.OpaqueBits(picture.Kind), Repeat.Edge, isSmooth: true);
        var rows = new ScaledRows(
            sampler, SourceDraw.Across(box, whole), SourceDraw.Down(box, whole), target.Format, true, context.SourceLine(target));
        var painter = new RasterPainter<ScaledRows>(rows, RasterOp.Copy, target.Format.Bits);
        RegionPainter.Paint(target, context.Region, default, ref painter);
    }
}
