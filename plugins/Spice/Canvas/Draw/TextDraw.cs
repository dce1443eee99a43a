namespace Compositor.Plugins.Spice;

/// <summary>Draws strings of glyphs, and what is behind them.</summary>
internal static class TextDraw
{
    public static void Draw(DrawContext context, Surface target, ref BodyReader body)
    {
        var glyphs = new GlyphString(body.At(body.ReadUInt32() is not 0 and var offset ? offset : throw new SpiceException("a text lacks its string")));
        var backArea = Box.Read(ref body);
        var fore = Brush.Read(ref body);
        var back = Brush.Read(ref body);

        // How to draw; all guests and servers know one way.
        body.ReadUInt16();
        body.ReadUInt16();
        var region = context.Region;
        if (region.IsEmpty)
        {
            BrushDraw.Touch(context, body.Body, fore);
            BrushDraw.Touch(context, body.Body, back);
            return;
        }

        if (backArea.Intersect(region.Extents) is { IsEmpty: false } area)
        {
            BrushDraw.Draw(context, target, area, body.Body, back);
        }
        else
        {
            BrushDraw.Touch(context, body.Body, back);
        }

        DrawGlyphs(context, target, glyphs, body.Body, fore);
    }

    private static void DrawGlyphs(DrawContext context, Surface target, GlyphString glyphs, ReadOnlySpan<byte> body, Brush brush)
    {
        var area = glyphs.Bounds.Intersect(context.Region.Extents);
        if (area.IsEmpty || brush.Kind == BrushKind.None)
        {
            BrushDraw.Touch(context, body, brush);
            return;
        }

        context.Coverage.Begin(area);
        glyphs.Mark(context.Coverage);
        var marks = new ImageRows(context.Coverage.View(PixelKind.Alpha), area.Left, area.Top);
        var line = context.BrushLine(target);
        if (brush.Kind == BrushKind.Pattern)
        {
            // A pattern begins at the string's corner.
            var pattern = context.Brushes.LoadFor(target, body, brush.Image);
            var tile = new TileRows(pattern, Offset(glyphs.Bounds.Left, brush.X), Offset(glyphs.Bounds.Top, brush.Y), line);
            var painter = new MaskedOverPainter<TileRows>(tile, marks, Sampler.OpaqueBits(pattern.Kind), target.Format);
            RegionPainter.Paint(target, context.Region, area, default, ref painter);
        }
        else
        {
            var colour = new SolidRows(target.Format.Word(brush.Colour), line);
            var painter = new MaskedOverPainter<SolidRows>(colour, marks, uint.MaxValue << 24, target.Format);
            RegionPainter.Paint(target, context.Region, area, default, ref painter);
        }
    }

    private static int Offset(int start, int more) => (int)Math.Clamp((long)start + more, int.MinValue, int.MaxValue);
}
