namespace Compositor.Contracts;

/// <summary>A position in pixels; (0, 0) is the top-left corner.</summary>
/// <param name="X">Pixels to the right.</param>
/// <param name="Y">Pixels down.</param>
public readonly record struct Point(int X, int Y)
{
    /// <inheritdoc/>
    public override string ToString() => $"{X},{Y}";
}
