namespace Compositor.Plugins.Spice;

/// <summary>The pixels of surfaces, which images may name (type SURFACE).</summary>
internal interface ISurfacePixels
{
    /// <exception cref="SpiceException">There is no such surface.</exception>
    PixelView PixelsOf(uint surface);
}
