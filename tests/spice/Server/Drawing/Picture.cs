namespace Compositor.SpiceServer.Drawing;

/// <summary>An image of a command: a bitmap, or what a surface shows.</summary>
/// <param name="Raster">Null for a surface.</param>
/// <param name="Surface">The surface, where there is no raster.</param>
/// <param name="Size">Its rectangle, from 0,0.</param>
internal sealed record Picture(Raster? Raster, uint Surface, Box Size)
{
    /// <summary>False for the bottom row first.</summary>
    public bool TopDown { get; init; } = true;

    /// <summary>Other than 0: the client is to keep it by this number.</summary>
    public uint CacheId { get; init; }

    /// <summary>Its alpha is 255 everywhere, whatever the bits say.</summary>
    public bool HighBitsSet { get; init; }

    public static implicit operator Picture(Raster raster) => new(raster, 0, Box.Of(raster.Width, raster.Height));

    public static Picture Of(Surface surface) => new(null, surface.Id, Box.Of(surface.Width, surface.Height));
}
