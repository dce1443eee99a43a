using Compositor.SpiceServer.Drawing;
using Compositor.SpiceServer.Native;

namespace Compositor.SpiceServer.Scenes;

/// <summary>Fills, and what needs no source.</summary>
internal static class FillScenes
{
    public static Scene[] All { get; } =
    [
        new("fill", "17 raster operations with a colour, and with an 8x8 pattern", Fill),
        new("fill-patterns", "patterns of six formats and odd sizes, with origins before and behind the rectangle", Patterns),
        new("fill-clips", "fills under clips, beyond the screen, and without area", Clips),
        new("plain", "blackness, whiteness and invers, clipped and not", Plain),
        new("opaque", "a picture over a brush, 17 raster operations, colour and pattern, scaled", Opaque),
    ];

    public static Raster Tile(SceneStage stage, int width = 8, int height = 8, BitmapFormat format = BitmapFormat.Bit32) =>
        stage.Picture(format, width, height, Colours.Noisy(stage.Noise));

    private static void Fill(SceneStage stage)
    {
        stage.Clear();
        foreach (var rop in Rop.All(Rop.InvertBrush))
        {
            stage.Painter.Fill(stage.Cell(50, 40), stage.Noise.Next() & 0xffffff, rop);
            stage.Painter.Fill(stage.Cell(50, 40), Brush.Pattern(Tile(stage)), rop);
        }
    }

    private static void Patterns(SceneStage stage)
    {
        stage.Clear();
        BitmapFormat[] formats = [BitmapFormat.Bit1, BitmapFormat.Bit4, BitmapFormat.Bit8, BitmapFormat.Bit16, BitmapFormat.Bit24, BitmapFormat.Bit32];
        foreach (var format in formats)
        {
            foreach (var (width, height, x, y) in ((int, int, int, int)[])[(8, 8, 0, 0), (13, 5, 3, 2), (8, 8, 1000, 900), (16, 16, -5, -3), (1, 1, 0, 0), (200, 200, 7, 7)])
            {
                stage.Painter.Fill(stage.Cell(70, 60), Brush.Pattern(Tile(stage, width, height, format), x, y));
            }
        }
    }

    private static void Clips(SceneStage stage)
    {
        stage.Clear();
        for (var i = 0; i < 4; i++)
        {
            var cell = stage.Cell(120, 90);
            Box[] clip = [cell.Shrunk(8), Box.At(cell.Left, cell.Top, 6, 6)];
            stage.Painter.Fill(new Target(cell, Clip: clip), i % 2 == 0 ? 0x20c040 : Brush.Pattern(Tile(stage)), i < 2 ? Rop.Put : Rop.Xor);
        }

        var (right, bottom) = (stage.Screen.Right, stage.Screen.Bottom);
        stage.Painter.Fill(new Box(right - 30, bottom - 30, right, bottom), 0xff8000);
        stage.Painter.Fill(new Box(0, bottom - 1, right, bottom), 0x00ff00);
        stage.Painter.Fill(new Box(right - 1, 0, right, bottom), 0x00ffff);
    }

    private static void Plain(SceneStage stage)
    {
        stage.Clear();
        foreach (var type in (DrawType[])[DrawType.Blackness, DrawType.Whiteness, DrawType.Invers])
        {
            stage.Painter.Plain(type, stage.Cell(100, 80));
            var cell = stage.Cell(100, 80);
            stage.Painter.Plain(type, new Target(cell, Clip: [cell.Shrunk(20), Box.At(cell.Left, cell.Top, 10, 80)]));
        }
    }

    private static void Opaque(SceneStage stage)
    {
        stage.Clear();
        foreach (var rop in Rop.All(Rop.InvertSource, Rop.InvertBrush))
        {
            stage.Painter.Opaque(stage.Cell(40, 36), stage.Picture(BitmapFormat.Bit32, 40, 36, stage.Content(1)), 0x8040c0, rop);
            stage.Painter.Opaque(stage.Cell(40, 36), stage.Picture(BitmapFormat.Bit32, 40, 36, stage.Content(0)), Brush.Pattern(Tile(stage)), rop);
            stage.Painter.Opaque(stage.Cell(40, 36), stage.Picture(BitmapFormat.Bit16, 20, 18, stage.Content(1)), Brush.Pattern(Tile(stage)), rop, nearest: true);
        }
    }
}
