using Compositor.SpiceServer.Drawing;
using Compositor.SpiceServer.Native;

namespace Compositor.SpiceServer.Scenes;

/// <summary>Surfaces that are not on the screen: drawn into, and used as sources.</summary>
internal static class SurfaceScenes
{
    public static Scene[] All { get; } =
    [
        new("surfaces", "three formats of colour, filled, copied into, and shown on the screen", Colour),
        new("surfaces-alpha", "surfaces with alpha, and of alpha alone, as sources of blends and composites", Alpha),
        new("surfaces-sources", "a surface as source, brush and scaled picture of every operation that takes one", Sources),
    ];

    private static void Colour(SceneStage stage)
    {
        stage.Clear();
        foreach (var format in (SurfaceFormat[])[SurfaceFormat.Xrgb, SurfaceFormat.Rgb555, SurfaceFormat.Rgb565, SurfaceFormat.Argb])
        {
            var surface = Drawn(stage, format);
            // The server aborts when it is to copy between depths 1:1; scaled and composed it converts.
            stage.Painter.Copy(stage.Cell(60, 50), Picture.Of(surface));
            stage.Painter.Copy(stage.Cell(150, 130), Picture.Of(surface), nearest: true);
            stage.Painter.Composite(stage.Cell(120, 100), Picture.Of(surface), new Composition(1));
            if (format is SurfaceFormat.Xrgb)
            {
                stage.Painter.Copy(stage.Cell(120, 100), Picture.Of(surface));
                stage.Painter.Copy(stage.Cell(120, 100), Picture.Of(surface), Rop.Xor);
            }

            stage.Painter.DestroySurface(surface);
        }
    }

    private static void Alpha(SceneStage stage)
    {
        stage.Clear();
        var argb = Drawn(stage, SurfaceFormat.Argb);
        stage.Painter.Copy(new Target(Box.At(20, 20, 60, 50), argb.Id), stage.Picture(BitmapFormat.Rgba, 60, 50, stage.Content(1)));
        foreach (var flags in (int[])[0, 2])
        {
            stage.Painter.AlphaBlend(stage.Cell(120, 100), Picture.Of(argb), 200, flags);
        }

        stage.Painter.Blend(stage.Cell(120, 100), Picture.Of(argb));
        stage.Painter.Composite(stage.Cell(120, 100), Picture.Of(argb), new Composition(3));
        var a8 = stage.Painter.CreateSurface(SurfaceFormat.A8, 120, 100);
        stage.Painter.Fill(new Target(Box.Of(120, 100), a8.Id), 0x60606060);
        stage.Painter.Fill(new Target(Box.At(30, 20, 50, 60), a8.Id), 0xe0e0e0e0);
        stage.Painter.Composite(stage.Cell(120, 100), stage.Picture(BitmapFormat.Bit32, 120, 100, stage.Content(1)), new Composition(3) { Mask = Picture.Of(a8) });
        stage.Painter.DestroySurface(a8);
        stage.Painter.DestroySurface(argb);
    }

    private static void Sources(SceneStage stage)
    {
        stage.Clear();
        var surface = Drawn(stage, SurfaceFormat.Xrgb);
        var picture = Picture.Of(surface);
        stage.Painter.Copy(stage.Cell(90, 130), picture, nearest: true);
        stage.Painter.Blend(stage.Cell(120, 100), picture, Rop.And);
        stage.Painter.Opaque(stage.Cell(120, 100), picture, 0x808080, Rop.Or);
        stage.Painter.Rop3(stage.Cell(120, 100), picture, 0x4080c0, 0x6a);
        stage.Painter.Transparent(stage.Cell(120, 100), picture, 0x2060a0);
        stage.Painter.AlphaBlend(stage.Cell(120, 100), picture, 100);
        stage.Painter.Fill(stage.Cell(150, 110), Brush.Pattern(picture));
        stage.Painter.CopyBits(new Target(Box.At(10, 10, 80, 80), surface.Id), 0, 0);
        stage.Painter.Copy(stage.Cell(120, 100), picture);
        stage.Painter.DestroySurface(surface);
    }

    private static Surface Drawn(SceneStage stage, SurfaceFormat format)
    {
        var surface = stage.Painter.CreateSurface(format, 120, 100);
        stage.Painter.Fill(new Target(Box.Of(120, 100), surface.Id), 0x2060a0);
        // Which alpha an image without alpha leaves is not said anywhere, and codecs differ: only one that has it, or says that it is 255.
        var hasAlpha = format == SurfaceFormat.Argb;
        Picture first = stage.Picture(BitmapFormat.Bit32, 60, 46, stage.Content(1));
        Picture second = Raster.Of(hasAlpha ? BitmapFormat.Rgba : BitmapFormat.Bit16, 60, 46, stage.Content(0));
        stage.Painter.Copy(new Target(Box.At(10, 5, 60, 46), surface.Id), first with { HighBitsSet = hasAlpha });
        stage.Painter.Copy(new Target(Box.At(50, 40, 60, 46), surface.Id), second);
        stage.Painter.Plain(DrawType.Invers, new Target(Box.At(30, 60, 40, 30), surface.Id));
        return surface;
    }
}
