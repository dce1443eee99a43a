namespace Compositor.SpiceServer.Drawing;

/// <summary>A rectangle as QXLRect has it: right and bottom are outside.</summary>
internal readonly record struct Box(int Left, int Top, int Right, int Bottom)
{
    public int Width => Right - Left;

    public int Height => Bottom - Top;

    public static Box Of(int width, int height) => new(0, 0, width, height);

    public static Box At(int x, int y, int width, int height) => new(x, y, x + width, y + height);

    public Box Moved(int x, int y) => new(Left + x, Top + y, Right + x, Bottom + y);

    public Box Shrunk(int by) => new(Left + by, Top + by, Right - by, Bottom - by);
}
