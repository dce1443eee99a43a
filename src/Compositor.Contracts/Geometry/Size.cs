namespace Compositor.Contracts;

/// <summary>A width and a height in pixels.</summary>
/// <param name="Width">Pixels, 0 or more in every size that is used; hostile values may be negative until checked.</param>
/// <param name="Height">Pixels, as <paramref name="Width"/>.</param>
public readonly record struct Size(int Width, int Height)
{
    /// <summary>True when there is no pixel in it.</summary>
    public bool IsEmpty => Width <= 0 || Height <= 0;

    /// <summary>Number of pixels; never overflows.</summary>
    public long Area => (long)Width * Height;

    /// <inheritdoc/>
    public override string ToString() => $"{Width}x{Height}";
}
