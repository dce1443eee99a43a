using Compositor.SpiceServer.Drawing;

namespace Compositor.SpiceServer.Scenes;

/// <summary>What desktops send most of, as large as the screen is: for measurements; "all" does not play them.</summary>
internal static class MeasuredScenes
{
    private const int LineHeight = 16;

    public static Scene[] All { get; } =
    [
        new("desktop", "a whole screen with windows of text", Screen),
        new("windows", "four windows side by side, their pixels with alpha, as X has them", Windows),
        new("lines", "the screen line by line, as a terminal draws", Lines),
        new("photograph", "a whole screen of one", Whole),
    ];

    private static void Screen(SceneStage stage)
    {
        var desktop = new Desktop(stage.Noise, stage.Screen, 4);
        stage.Painter.Copy(stage.Screen, Raster.Of(BitmapFormat.Bit32, stage.Screen.Width, stage.Screen.Height, desktop.At));
    }

    private static void Windows(SceneStage stage)
    {
        var (width, height) = (stage.Screen.Width / 2, stage.Screen.Height / 2);
        for (var i = 0; i < 4; i++)
        {
            var desktop = new Desktop(stage.Noise, Box.Of(width, height), 2);
            stage.Painter.Copy(Box.At(i % 2 * width, i / 2 * height, width, height), Raster.Of(BitmapFormat.Rgba, width, height, desktop.At));
        }
    }

    private static void Lines(SceneStage stage)
    {
        var desktop = new Desktop(stage.Noise, stage.Screen, 0);
        for (var y = 0; y + LineHeight <= stage.Screen.Height; y += LineHeight)
        {
            var line = y / LineHeight;
            var picture = Raster.Of(BitmapFormat.Rgba, stage.Screen.Width, LineHeight, (x, row) => desktop.Text(x, row, line));
            stage.Painter.Copy(Box.At(0, y, stage.Screen.Width, LineHeight), picture);
        }
    }

    private static void Whole(SceneStage stage)
    {
        var photograph = new Photograph(stage.Noise);
        stage.Painter.Copy(stage.Screen, Raster.Of(BitmapFormat.Bit32, stage.Screen.Width, stage.Screen.Height, photograph.At));
    }
}
