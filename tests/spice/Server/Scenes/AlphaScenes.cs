using Compositor.SpiceServer.Drawing;

namespace Compositor.SpiceServer.Scenes;

/// <summary>Operations that mix colours.</summary>
internal static class AlphaScenes
{
    public static Scene[] All { get; } =
    [
        new("transparent", "one colour of the source is left out, 1:1 and enlarged", Transparent),
        new("alpha-blend", "an alpha for all, and one for each pixel, 1:1 and enlarged", AlphaBlend),
        new("composite", "29 operators over the screen", Operators),
        new("composite-a8", "masks of alpha alone; libspice-client-glib dies of one by LZ4", AlphaMasks),
        new("composite-forms", "repeats, a transformation with both filters, masks, alpha by component", Forms),
    ];

    private static void Transparent(SceneStage stage)
    {
        stage.Clear();
        foreach (var format in (BitmapFormat[])[BitmapFormat.Bit32, BitmapFormat.Bit24, BitmapFormat.Bit16])
        {
            var photo = stage.Content(1);
            // A colour that five bits hold exactly.
            Func<int, int, uint> holed = (x, y) => ((x / 6) + (y / 6)) % 3 == 0 ? 0xfff800f8 : photo(x, y) & 0xffff7fff;
            var key = format == BitmapFormat.Bit16 ? 0xff00ffu : 0xf800f8;
            stage.Painter.Transparent(stage.Cell(90, 70), stage.Picture(format, 90, 70, holed), key);
            stage.Painter.Transparent(stage.Cell(90, 70), stage.Picture(format, 45, 35, holed), key);
        }
    }

    private static void AlphaBlend(SceneStage stage)
    {
        stage.Clear();
        foreach (var format in (BitmapFormat[])[BitmapFormat.Bit32, BitmapFormat.Rgba, BitmapFormat.Bit24])
        {
            foreach (var alpha in (int[])[255, 128, 1])
            {
                stage.Painter.AlphaBlend(stage.Cell(80, 60), stage.Picture(format, 80, 60, stage.Content(1)), alpha);
                stage.Painter.AlphaBlend(stage.Cell(80, 60), stage.Picture(format, 40, 30, stage.Content(0)), alpha);
            }
        }
    }

    private static void Operators(SceneStage stage)
    {
        stage.Clear();
        foreach (var number in Enumerable.Range(0, 0x0e).Concat(Enumerable.Range(0x30, 0x0f)))
        {
            stage.Painter.Composite(stage.Cell(80, 60), stage.Picture(BitmapFormat.Rgba, 80, 60, stage.Content(1)), new Composition(number));
        }
    }

    private static void AlphaMasks(SceneStage stage)
    {
        stage.Clear();
        foreach (var number in (int[])[1, 3, 9, 0x0c])
        {
            for (var kind = 0; kind < 3; kind++)
            {
                stage.Painter.Composite(stage.Cell(80, 60), stage.Picture(BitmapFormat.Bit32, 80, 60, stage.Content(1)), new Composition(number)
                {
                    Mask = stage.Picture(BitmapFormat.Alpha8, 80, 60, stage.Content(kind)),
                });
            }
        }
    }

    private static void Forms(SceneStage stage)
    {
        const int Over = 3;
        stage.Clear();
        Raster Small() => stage.Picture(BitmapFormat.Rgba, 24, 20, stage.Content(1));
        for (var repeat = 0; repeat < 4; repeat++)
        {
            stage.Painter.Composite(stage.Cell(80, 60), Small(), new Composition(Over) { Repeat = repeat, Origin = (3, 2) });
        }

        for (var i = 0; i < 4; i++)
        {
            // Half the size, and turned a little.
            stage.Painter.Composite(stage.Cell(80, 60), Small(), new Composition(Over)
            {
                Filter = i % 2,
                Repeat = i / 2,
                Transform = [0x8000, 0x1000, 0, -0x1000, 0x8000, 0x10000],
            });
        }

        for (var i = 0; i < 3; i++)
        {
            stage.Painter.Composite(stage.Cell(80, 60), stage.Picture(BitmapFormat.Bit32, 80, 60, stage.Content(1)), new Composition(Over)
            {
                Mask = stage.Picture(BitmapFormat.Rgba, 80, 60, stage.Content(1)),
                ComponentAlpha = i == 1,
                Repeat = i,
            });
        }
    }
}
