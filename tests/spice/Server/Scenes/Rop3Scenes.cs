using Compositor.SpiceServer.Drawing;

namespace Compositor.SpiceServer.Scenes;

/// <summary>The ternary raster operations that the server knows; at the others it aborts.</summary>
internal static class Rop3Scenes
{
    // Those that are one of the other operations, which it expects to be sent as such.
    private static readonly byte[] Unknown =
    [
        0x00, 0x03, 0x05, 0x0a, 0x0c, 0x0f, 0x11, 0x22, 0x30, 0x33, 0x3c, 0x3f, 0x44, 0x50, 0x55, 0x5a, 0x5f, 0x66, 0x77, 0x88,
        0x99, 0xa0, 0xa5, 0xaa, 0xaf, 0xbb, 0xc0, 0xc3, 0xcc, 0xcf, 0xdd, 0xee, 0xf0, 0xf3, 0xf5, 0xfa, 0xfc, 0xff,
    ];

    public static Scene[] All { get; } =
    [
        new("rop3", "218 codes of pattern, source and destination; the pattern begins at 0,0", Codes),
        new("rop3-forms", "with a colour, scaled, clipped", Forms),
    ];

    private static void Codes(SceneStage stage)
    {
        stage.Clear();
        var (photo, tile) = (stage.Picture(BitmapFormat.Bit32, 40, 28, stage.Content(1)), FillScenes.Tile(stage));
        for (var code = 0; code < 256; code++)
        {
            if (!Unknown.Contains((byte)code))
            {
                stage.Painter.Rop3(stage.Cell(40, 28), photo, Brush.Pattern(tile), code);
            }
        }
    }

    private static void Forms(SceneStage stage)
    {
        stage.Clear();
        for (var code = 0x80; code < 0xa0; code++)
        {
            if (Unknown.Contains((byte)code))
            {
                continue;
            }

            var cell = stage.Cell(60, 50);
            stage.Painter.Rop3(cell, stage.Picture(BitmapFormat.Bit24, 30, 25, stage.Content(0)), stage.Noise.Next() & 0xffffff, code, nearest: code % 2 == 0);
            cell = stage.Cell(60, 50);
            stage.Painter.Rop3(new Target(cell, Clip: [cell.Shrunk(12)]), stage.Picture(BitmapFormat.Bit8, 60, 50, stage.Content(1)), 0xffffff, code);
        }
    }
}
