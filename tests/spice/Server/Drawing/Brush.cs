namespace Compositor.SpiceServer.Drawing;

/// <summary>One colour, or a tile that repeats from a point on; neither is no brush.</summary>
internal sealed record Brush(uint? Colour, Picture? Tile = null, int X = 0, int Y = 0)
{
    public static Brush None { get; } = new(null);

    public static implicit operator Brush(uint colour) => new(colour);

    public static Brush Pattern(Picture tile, int x = 0, int y = 0) => new(null, tile, x, y);
}
