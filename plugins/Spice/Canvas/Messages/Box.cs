namespace Compositor.Plugins.Spice;

/// <summary>A rectangle as messages carry it: its edges; the right and the bottom one are not part of it. May hold any numbers.</summary>
internal readonly record struct Box(int Left, int Top, int Right, int Bottom)
{
    /// <summary>Bytes on the wire.</summary>
    public const int Length = 16;

    public bool IsEmpty => Left >= Right || Top >= Bottom;

    /// <summary>Columns; negative where the edges are the wrong way round.</summary>
    public long Width => (long)Right - Left;

    /// <summary>Rows; negative where the edges are the wrong way round.</summary>
    public long Height => (long)Bottom - Top;

    /// <summary>Reads the four edges in the wire's order.</summary>
    public static Box Read(ref BodyReader body)
    {
        var top = body.ReadInt32();
        var left = body.ReadInt32();
        var bottom = body.ReadInt32();
        return new Box(left, top, body.ReadInt32(), bottom);
    }

    /// <summary>A box from edges that may lie outside the numbers of a box; those count as the last one.</summary>
    public static Box Clamped(long left, long top, long right, long bottom) => new(Clamp(left), Clamp(top), Clamp(right), Clamp(bottom));

    public Box Intersect(Box other) => new(
        Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));

    public bool Contains(int x, int y) => x >= Left && x < Right && y >= Top && y < Bottom;

    public bool IsAsLargeAs(Box other) => Width == other.Width && Height == other.Height;

    private static int Clamp(long edge) => (int)Math.Clamp(edge, int.MinValue, int.MaxValue);
}
