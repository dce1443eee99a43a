namespace Compositor.SpiceServer.Scenes;

/// <summary>What the scene "video" shows, pixel by pixel; also for those who look whether it is shown.</summary>
internal static class MovingPicture
{
    public const int Left = 100;
    public const int Top = 100;
    public const int Width = 320;
    public const int Height = 192;

    /// <summary>A pixel of a frame, as a word 0xffRRGGBB.</summary>
    public static uint At(int x, int y, int frame)
    {
        var shift = frame * 4;
        var (dx, dy) = (x - 60 - (shift % 200), y - 96);
        var isDisc = (dx * dx) + (dy * dy) < 40 * 40;
        return isDisc ? 0xffe0c040 : 0xff000000 | ((uint)((x + shift) / 2 % 256) << 16) | ((uint)(y + 40) << 8) | (uint)((x + y) / 3 % 256);
    }
}
