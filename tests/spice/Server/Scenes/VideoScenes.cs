using Compositor.SpiceServer.Drawing;

namespace Compositor.SpiceServer.Scenes;

/// <summary>A picture that moves and has no noise: what the server takes for video, and makes a stream of.</summary>
internal static class VideoScenes
{
    public static Scene[] All { get; } =
    [
        new("video", "a moving picture of 320x192, 30 frames a second", stage => stage.Clear()) { DrawFrame = Frame },
    ];

    private static void Frame(SceneStage stage, int number)
    {
        var picture = Raster.Of(BitmapFormat.Bit32, MovingPicture.Width, MovingPicture.Height, (x, y) => MovingPicture.At(x, y, number));
        stage.Painter.Copy(Box.At(MovingPicture.Left, MovingPicture.Top, MovingPicture.Width, MovingPicture.Height), picture);
    }
}
