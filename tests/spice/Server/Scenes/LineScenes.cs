using Compositor.SpiceServer.Drawing;

namespace Compositor.SpiceServer.Scenes;

/// <summary>Strokes and texts, as old Windows drivers send them.</summary>
internal static class LineScenes
{
    public static Scene[] All { get; } =
    [
        new("stroke", "lines and curves, plain, dashed, with a gap first; colour and pattern; put and xor", Strokes),
        new("text", "letters of 1, 4 and 8 bits a pixel, with and without paper, with a pattern as ink", Texts),
    ];

    private static void Strokes(SceneStage stage)
    {
        stage.Clear();
        for (var i = 0; i < 24; i++)
        {
            var (bezier, style, pattern, rop) = (i % 2 == 1, i / 2 % 3, i / 6 % 2 == 1, i < 12 ? Rop.Put : Rop.Xor);
            var cell = stage.Cell(110, 90);
            var brush = pattern ? Brush.Pattern(FillScenes.Tile(stage)) : new Brush(stage.Noise.Next() & 0xffffff);
            stage.Painter.Stroke(cell, bezier ? Curve(cell) : Polygon(cell), brush, rop, style == 0 ? null : [6 * 16, 3 * 16, 2 * 16, 5 * 16], startGap: style == 2);
        }
    }

    // With points between pixels.
    private static PathSegment[] Polygon(Box cell) =>
    [
        new(PathSegment.Begin | PathSegment.End | PathSegment.Close, Point(cell, 5, 5), Point(cell, 100, 12, 7), Point(cell, 60, 80, 3), Point(cell, 8, 60)),
        new(PathSegment.Begin | PathSegment.End, Point(cell, 0, 45), Point(cell, 109, 45), Point(cell, 55, 0), Point(cell, 55, 89), Point(cell, 0, 0), Point(cell, 89, 89)),
    ];

    private static PathSegment[] Curve(Box cell) =>
    [
        new(PathSegment.Begin | PathSegment.End | PathSegment.Bezier, Point(cell, 4, 80), Point(cell, 30, 0, 5), Point(cell, 80, 0), Point(cell, 105, 80),
            Point(cell, 90, 50), Point(cell, 20, 50, 9), Point(cell, 10, 8)),
    ];

    private static (int X, int Y) Point(Box cell, int x, int y, int sixteenths = 0) => (((cell.Left + x) * 16) + sixteenths, ((cell.Top + y) * 16) + sixteenths);

    private static void Texts(SceneStage stage)
    {
        stage.Clear();
        foreach (var bits in (int[])[1, 4, 8])
        {
            for (var i = 0; i < 4; i++)
            {
                var cell = stage.Cell(180, 40);
                var glyphs = Enumerable.Range(0, 8).Select(n => Letter(stage.Noise, bits, cell.Left + 8 + (n * 20), cell.Top + 28)).ToArray();
                var ink = i < 2 ? new Brush(0x102080) : Brush.Pattern(FillScenes.Tile(stage));
                stage.Painter.Text(cell, glyphs, bits, ink, i % 2 == 0 ? null : cell.Shrunk(2), i % 2 == 0 ? Brush.None : new Brush(0xf0e0a0));
            }
        }
    }

    // Some strokes of a pen that nobody reads.
    private static Glyph Letter(Noise noise, int bits, int x, int y)
    {
        var (width, height) = (9 + noise.Below(6), 16 + noise.Below(6));
        var stride = ((width * bits) + 7) / 8;
        var rows = new byte[stride * height];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = (byte)(noise.Below(3) == 0 ? 0 : noise.Next());
        }

        return new Glyph(x, y, 0, -height, width, height, rows);
    }
}
