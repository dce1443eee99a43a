using Compositor.SpiceServer.Drawing;

namespace Compositor.SpiceServer.Scenes;

/// <summary>Copies of images: what every desktop uses.</summary>
internal static class CopyScenes
{
    public static BitmapFormat[] Formats { get; } =
        [BitmapFormat.Bit1, BitmapFormat.Bit4, BitmapFormat.Bit8, BitmapFormat.Bit16, BitmapFormat.Bit24, BitmapFormat.Bit32, BitmapFormat.Rgba];

    public static Scene[] All { get; } =
    [
        new("copy-formats", "seven bitmap formats, flat, gradual and noisy, top row first and bottom row first", EveryFormat),
        new("copy-large", "large images, gradual and flat, in four formats: the codecs' longer runs and windows", Large),
        new("copy-odd", "widths and heights from 1 on, and a part of an image", Odd),
        new("copy-scaled", "seven formats enlarged and shrunk, interpolated and nearest", Scaled),
        new("copy-rops", "17 raster operations over a picture", Rops),
        new("copy-cached", "one cached image three times, and another between", Cached),
        new("copy-palettes", "palettes by number, used again", Palettes),
        new("copy-clips", "clips of one, three and no rectangles", Clips),
        new("copy-bits", "parts of the screen moved over themselves in all directions", Bits),
    ];

    private static void EveryFormat(SceneStage stage)
    {
        stage.Clear();
        foreach (var format in Formats)
        {
            for (var kind = 0; kind < 6; kind++)
            {
                Picture picture = stage.Picture(format, 60, 46, stage.Content(kind));
                stage.Painter.Copy(stage.Cell(60, 46), picture with { TopDown = kind < 3 });
            }
        }
    }

    private static void Large(SceneStage stage)
    {
        stage.Clear();
        BitmapFormat[] formats = [BitmapFormat.Bit8, BitmapFormat.Bit16, BitmapFormat.Bit24, BitmapFormat.Bit32, BitmapFormat.Rgba];
        for (var i = 0; i < 6; i++)
        {
            stage.Painter.Copy(stage.Cell(250, 180), stage.Picture(formats[i % 5], 250, 180, stage.Content(i % 2)));
        }

        // Again a little changed: a window codec finds most of it in the images before.
        var photo = stage.Content(1);
        for (var i = 0; i < 3; i++)
        {
            var shift = i * 5;
            stage.Painter.Copy(stage.Cell(250, 180), stage.Picture(BitmapFormat.Bit32, 250, 180, (x, y) => photo(x + shift, y)));
        }
    }

    private static void Odd(SceneStage stage)
    {
        stage.Clear();
        foreach (var format in Formats)
        {
            foreach (var (width, height) in ((int, int)[])[(1, 1), (2, 3), (3, 17), (7, 5), (9, 31), (17, 16), (33, 1), (1, 33), (63, 40)])
            {
                stage.Painter.Copy(stage.Cell(width, height), stage.Picture(format, width, height, stage.Content(width)));
            }

            var whole = stage.Picture(format, 64, 48, stage.Content(1));
            stage.Painter.Copy(stage.Cell(20, 30), whole, area: Box.At(13, 7, 20, 30));
        }
    }

    private static void Scaled(SceneStage stage)
    {
        stage.Clear();
        foreach (var format in Formats)
        {
            for (var i = 0; i < 4; i++)
            {
                var nearest = i % 2 == 1;
                var picture = stage.Picture(format, 20, 20, stage.Content(i / 2));
                stage.Painter.Copy(stage.Cell(40, 40), picture, nearest: nearest);
                stage.Painter.Copy(stage.Cell(13, 31), picture, nearest: nearest);
            }
        }
    }

    private static void Rops(SceneStage stage)
    {
        stage.Clear();
        foreach (var rop in Rop.All(Rop.InvertSource))
        {
            stage.Painter.Copy(stage.Cell(60, 44), stage.Picture(BitmapFormat.Bit32, 60, 44, stage.Content(0)), rop);
            stage.Painter.Copy(stage.Cell(60, 44), stage.Picture(BitmapFormat.Bit8, 60, 44, stage.Content(1)), rop);
            stage.Painter.Copy(stage.Cell(60, 44), stage.Picture(BitmapFormat.Bit32, 30, 22, stage.Content(1)), rop, nearest: true);
        }
    }

    private static void Cached(SceneStage stage)
    {
        stage.Clear();
        var id = (stage.Noise.Next() & 0xffffff) + 0x1000;
        foreach (var format in Formats)
        {
            Picture picture = stage.Picture(format, 70, 50, stage.Content(1));
            picture = picture with { CacheId = id++ };
            Picture other = stage.Picture(format, 70, 50, stage.Content(0));
            stage.Painter.Copy(stage.Cell(70, 50), picture);
            stage.Painter.Copy(stage.Cell(70, 50), other with { CacheId = id++ });
            stage.Painter.Copy(stage.Cell(70, 50), picture);
            stage.Painter.Copy(stage.Cell(70, 50), picture, Rop.Xor);
        }
    }

    private static void Palettes(SceneStage stage)
    {
        stage.Clear();
        foreach (var format in (BitmapFormat[])[BitmapFormat.Bit1, BitmapFormat.Bit4, BitmapFormat.Bit8])
        {
            var first = stage.Picture(format, 80, 60, stage.Content(0), paletteId: stage.Noise.Next() | 1);
            for (var i = 0; i < 4; i++)
            {
                var colours = stage.Content(i);
                var again = Raster.Of(format, 80, 60, (x, y) => colours(x, y) >> 3, first.Palette);
                stage.Painter.Copy(stage.Cell(80, 60), i == 0 ? first : again);
            }

            // A palette that ends before the indexes do is not drawn: the server reads beyond it. One that is longer is fine.
            stage.Painter.Copy(stage.Cell(80, 60), first with { Palette = Palette.Of(stage.Noise, 256) });
        }
    }

    private static void Clips(SceneStage stage)
    {
        stage.Clear();
        for (var i = 0; i < 9; i++)
        {
            var cell = stage.Cell(90, 70);
            Box[] clip = (i % 3) switch
            {
                0 => [cell.Shrunk(10)],
                1 => [Box.At(cell.Left + 5, cell.Top + 5, 30, 20), Box.At(cell.Left + 50, cell.Top, 30, 70), Box.At(cell.Left, cell.Top + 60, 90, 5)],
                _ => [],
            };
            stage.Painter.Copy(new Target(cell, Clip: clip), stage.Picture(Formats[4 + (i / 3)], 90, 70, stage.Content(i)));
        }
    }

    private static void Bits(SceneStage stage)
    {
        stage.Clear();
        foreach (var (x, y) in ((int, int)[])[(0, 5), (5, 0), (0, -5), (-5, 0), (7, 3), (-7, -3), (100, 60), (0, 0)])
        {
            var cell = stage.Cell(150, 120).Shrunk(12);
            stage.Painter.CopyBits(cell, Math.Max(0, cell.Left + x), Math.Max(0, cell.Top + y));
        }

        var all = stage.Screen;
        stage.Painter.CopyBits(new Box(0, 0, all.Right, all.Bottom - 16), 0, 16); // scrolling
    }
}
