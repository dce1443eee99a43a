using Compositor.SpiceServer.Drawing;

namespace Compositor.SpiceServer.Scenes;

/// <summary>The blend operation: a copy whose source may have alpha, by the same raster operations.</summary>
internal static class BlendScenes
{
    public static Scene[] All { get; } =
    [
        new("blend", "seven formats, put, interpolated and nearest", Formats),
        new("blend-rops", "17 raster operations", Rops),
    ];

    private static void Formats(SceneStage stage)
    {
        stage.Clear();
        foreach (var format in CopyScenes.Formats)
        {
            stage.Painter.Blend(stage.Cell(60, 50), stage.Picture(format, 60, 50, stage.Content(1)));
            stage.Painter.Blend(stage.Cell(60, 50), stage.Picture(format, 30, 25, stage.Content(1)));
            stage.Painter.Blend(stage.Cell(60, 50), stage.Picture(format, 30, 25, stage.Content(0)), nearest: true);
        }
    }

    private static void Rops(SceneStage stage)
    {
        stage.Clear();
        foreach (var rop in Rop.All(Rop.InvertSource))
        {
            stage.Painter.Blend(stage.Cell(70, 50), stage.Picture(BitmapFormat.Bit32, 70, 50, stage.Content(0)), rop);
            stage.Painter.Blend(stage.Cell(70, 50), stage.Picture(BitmapFormat.Rgba, 70, 50, stage.Content(1)), rop);
        }
    }
}
