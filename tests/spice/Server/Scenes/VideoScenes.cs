using Compositor.SpiceServer.Drawing;

namespace Compositor.SpiceServer.Scenes;

/// <summary>A picture that moves and has no noise: what the server takes for video, and makes a stream of.</summary>
internal static class VideoScenes
{
    private const int Width = 320;
    private const int Height = 192;

    public static Scene[] All { get; } =
    [
        new("video", "a moving picture of 320x192, 30 frames a second", stage => stage.Clear()) { DrawFrame = Frame },
    ];

    private static void Frame(SceneStage stage, int number)
    {
        var shift = number * 4;
        var picture = Raster.Of(BitmapFormat.Bit32, Width, Height, (x, y) =>
        {
            var (dx, dy) = (x - 60 - (shift % 200), y - 96);
            var isDisc = (dx * dx) + (dy * dy) < 40 * 40;
            return isDisc ? 0xffe0c040 : 0xff000000 | ((uint)((x + shift) / 2 % 256) << 16) | ((uint)(y + 40) << 8) | (uint)((x + y) / 3 % 256);
        });
        stage.Painter.Copy(Box.At(100, 100, Width, Height), picture);
    }
}
