using Compositor.SpiceServer.Drawing;
using Compositor.SpiceServer.Native;

namespace Compositor.SpiceServer.Scenes;

/// <summary>Operations under a mask of one bit a pixel.</summary>
internal static class MaskScenes
{
    public static Scene[] All { get; } =
    [
        new("masks", "copy, blend, fill, opaque, rop3, blackness, whiteness and invers under a mask, normal and inverted, put and xor", Draw),
        new("masks-offset", "masks larger than the rectangle, from a point inside them, bottom row first", Offset),
    ];

    private static void Draw(SceneStage stage)
    {
        stage.Clear();
        for (var i = 0; i < 4; i++)
        {
            var (inverted, rop) = (i % 2 == 1, i < 2 ? Rop.Put : Rop.Xor);
            Each(stage, rop, new Mask(Disc(60, 50), Inverted: inverted));
        }
    }

    private static void Offset(SceneStage stage)
    {
        stage.Clear();
        for (var i = 0; i < 4; i++)
        {
            Picture disc = Disc(90, 80);
            Each(stage, Rop.Put, new Mask(disc with { TopDown = i < 2 }, 17, 11, i % 2 == 1));
        }
    }

    private static void Each(SceneStage stage, int rop, Mask mask)
    {
        var painter = stage.Painter;
        Raster Photo() => stage.Picture(BitmapFormat.Bit32, 60, 50, stage.Content(1));
        painter.Copy(stage.Cell(60, 50), Photo(), rop, mask: mask);
        painter.Blend(stage.Cell(60, 50), Photo(), rop, mask: mask);
        painter.Fill(stage.Cell(60, 50), 0xe04020, rop, mask);
        painter.Fill(stage.Cell(60, 50), Brush.Pattern(FillScenes.Tile(stage)), rop, mask);
        painter.Opaque(stage.Cell(60, 50), Photo(), 0x405060, rop, mask: mask);
        painter.Rop3(stage.Cell(60, 50), Photo(), 0x123456, 0x96, mask: mask);
        painter.Plain(DrawType.Blackness, stage.Cell(60, 50), mask);
        painter.Plain(DrawType.Whiteness, stage.Cell(60, 50), mask);
        painter.Plain(DrawType.Invers, stage.Cell(60, 50), mask);
    }

    private static Raster Disc(int width, int height) => Raster.Mask(width, height, (x, y) =>
    {
        var (dx, dy) = ((x * 2) - width, (y * 2) - height);
        return (dx * dx) + (dy * dy) < 2000 || ((x ^ y) & 7) == 0;
    });
}
