namespace Compositor.Plugins.Spice;

/// <summary>Draws with any of the 256 operations of pattern, source and destination.</summary>
internal static class TernaryDraw
{
    public static void Draw(DrawContext context, Surface target, Box box, ref BodyReader body)
    {
        var image = ImageReference.Read(ref body);
        var part = Box.Read(ref body);
        var brush = Brush.Read(ref body);
        var table = body.ReadByte();
        var mode = ScaleModes.Read(ref body);
        var mask = context.OpenMask(body.Body, MaskReference.Read(ref body), box);
        if (context.Region.IsEmpty)
        {
            context.Sources.Touch(body.Body, image);
            BrushDraw.Touch(context, body.Body, brush);
            return;
        }

        var source = context.Sources.LoadFor(target, body.Body, image);
        if (!box.IsAsLargeAs(part))
        {
            var across = Scaling.FitToPixel(part.Left, Math.Max(0, part.Width), box.Left, box.Width);
            var down = Scaling.FitToPixel(part.Top, Math.Max(0, part.Height), box.Top, box.Height);
            var sampler = new Sampler(source, Sampler.OpaqueBits(source.Kind), Repeat.Nothing, mode == ScaleMode.Interpolate);
            var rows = new ScaledRows(sampler, across, down, target.Format, true, context.SourceLine(target));
            DrawPattern(context, target, mask, body.Body, brush, table, rows);
        }
        else if (SourceDraw.PlaceWithin(context.Region, source, box, part, out var rows))
        {
            DrawPattern(context, target, mask, body.Body, brush, table, rows);
        }
        else
        {
            BrushDraw.Touch(context, body.Body, brush);
        }
    }

    private static void DrawPattern<TSource>(
        DrawContext context, Surface target, scoped MaskRuns mask, ReadOnlySpan<byte> body, Brush brush, byte table, TSource source)
        where TSource : struct, IRowSource, allows ref struct
    {
        var line = context.BrushLine(target);
        if (brush.Kind == BrushKind.Pattern)
        {
            var tile = new TileRows(context.Brushes.LoadFor(target, body, brush.Image), brush.X, brush.Y, line);
            var painter = new TernaryPainter<TileRows, TSource>(tile, source, table, target.Format.Bits);
            RegionPainter.Paint(target, context.Region, mask, ref painter);
        }
        else
        {
            var colour = new SolidRows(target.Format.Word(brush.Colour), line);
            var painter = new TernaryPainter<SolidRows, TSource>(colour, source, table, target.Format.Bits);
            RegionPainter.Paint(target, context.Region, mask, ref painter);
        }
    }
}
