using Compositor.Plugins.Spice;

namespace Compositor.Spice.Tests.Images;

/// <summary>For tests whose images are in their messages.</summary>
internal sealed class NoSurfaces : ISurfacePixels
{
    public PixelView PixelsOf(uint surface) => throw new SpiceException($"there is no surface {surface}");
}
