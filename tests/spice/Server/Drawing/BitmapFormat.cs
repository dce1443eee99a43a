namespace Compositor.SpiceServer.Drawing;

/// <summary>SPICE_BITMAP_FMT_* of spice/enums.h; the server aborts on the little-endian ones.</summary>
internal enum BitmapFormat : byte
{
    Bit1 = 2,
    Bit4 = 4,
    Bit8 = 5,
    Bit16 = 6,
    Bit24 = 7,
    Bit32 = 8,
    Rgba = 9,
    Alpha8 = 10,
}
