namespace Compositor.SpiceServer.Drawing;

/// <summary>SPICE_SURFACE_FMT_* of spice/enums.h; the low six bits are the bits of a pixel.</summary>
internal enum SurfaceFormat : uint
{
    A1 = 1,
    A8 = 8,
    Rgb555 = 16,
    Xrgb = 32,
    Rgb565 = 80,
    Argb = 96,
}
