namespace Compositor.VirglDriver;

/// <summary>Pixels of a picture, from its top left corner as a viewer sees it.</summary>
internal readonly record struct Area(int X, int Y, int Width, int Height)
{
    /// <summary>The same pixels counted from the bottom row of a picture of some height.</summary>
    public Area FromBottom(int height) => this with { Y = height - Y - Height };

    public bool LiesIn(int width, int height) => X >= 0 && Y >= 0 && Width > 0 && Height > 0 && X <= width - Width && Y <= height - Height;
}
