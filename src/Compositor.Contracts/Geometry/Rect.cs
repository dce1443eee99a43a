namespace Compositor.Contracts;

/// <summary>A rectangle in pixels, top-left origin, half open: the right and bottom edges are not part of it.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Pixels; an empty rectangle has 0 or less.</param>
/// <param name="Height">Pixels; an empty rectangle has 0 or less.</param>
public readonly record struct Rect(int X, int Y, int Width, int Height)
{
    /// <summary>The rectangle of a whole picture.</summary>
    /// <param name="size">Its size.</param>
    public Rect(Size size)
        : this(0, 0, size.Width, size.Height)
    {
    }

    /// <summary>First column that is not in the rectangle.</summary>
    public long Right => (long)X + Width;

    /// <summary>First row that is not in the rectangle.</summary>
    public long Bottom => (long)Y + Height;

    /// <summary>True when there is no pixel in it.</summary>
    public bool IsEmpty => Width <= 0 || Height <= 0;

    /// <summary>Width and height.</summary>
    public Size Size => new(Width, Height);

    /// <summary>Number of pixels; never overflows.</summary>
    public long Area => IsEmpty ? 0 : (long)Width * Height;

    /// <summary>The pixels that are in both; empty (all zero) when there are none.</summary>
    /// <param name="other">The other rectangle; may have hostile values.</param>
    public Rect Intersect(Rect other)
    {
        if (IsEmpty || other.IsEmpty)
        {
            return default;
        }

        var left = Math.Max(X, other.X);
        var top = Math.Max(Y, other.Y);
        var width = Math.Min(Right, other.Right) - left;
        var height = Math.Min(Bottom, other.Bottom) - top;
        return width <= 0 || height <= 0 ? default : new Rect(left, top, (int)width, (int)height);
    }

    /// <summary>The smallest rectangle that holds both; an empty one counts for nothing.</summary>
    /// <param name="other">The other rectangle.</param>
    public Rect Union(Rect other)
    {
        if (IsEmpty)
        {
            return other.IsEmpty ? default : other;
        }

        if (other.IsEmpty)
        {
            return this;
        }

        var left = Math.Min(X, other.X);
        var top = Math.Min(Y, other.Y);
        return new Rect(left, top, (int)Math.Min(int.MaxValue, Math.Max(Right, other.Right) - left), (int)Math.Min(int.MaxValue, Math.Max(Bottom, other.Bottom) - top));
    }

    /// <summary>True when every pixel of <paramref name="other"/> is in this rectangle.</summary>
    /// <param name="other">The other rectangle; an empty one is in every rectangle.</param>
    public bool Contains(Rect other) =>
        other.IsEmpty || (other.X >= X && other.Y >= Y && other.Right <= Right && other.Bottom <= Bottom);

    /// <summary>True when the pixel at <paramref name="point"/> is in this rectangle.</summary>
    /// <param name="point">The pixel.</param>
    public bool Contains(Point point) => point.X >= X && point.Y >= Y && point.X < Right && point.Y < Bottom;

    /// <summary>The largest rectangle of the shape of <paramref name="content"/> that fits, centred.</summary>
    /// <param name="content">The shape; when empty the result is empty.</param>
    /// <returns>Content's own size where it fits exactly; scaled up or down otherwise.</returns>
    public Rect Fit(Size content)
    {
        if (content.IsEmpty || IsEmpty)
        {
            return new Rect(X, Y, 0, 0);
        }

        long width = Width;
        var height = width * content.Height / content.Width;
        if (height > Height)
        {
            height = Height;
            width = height * content.Width / content.Height;
        }

        width = Math.Max(1, width);
        height = Math.Max(1, height);
        return new Rect(X + (int)((Width - width) / 2), Y + (int)((Height - height) / 2), (int)width, (int)height);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Width}x{Height}+{X}+{Y}";
}
