namespace Compositor.Contracts;

/// <summary>A guest's pointer image.</summary>
/// <param name="Size">Pixels, 1 to 512 each way.</param>
/// <param name="HotSpot">The pixel that points.</param>
/// <param name="Argb">Size × 4 bytes: B, G, R, straight (not premultiplied) A.</param>
public sealed record CursorImage(Size Size, Point HotSpot, ReadOnlyMemory<byte> Argb)
{
    /// <summary>The largest side that is taken.</summary>
    public const int MaximumSide = 512;
}
