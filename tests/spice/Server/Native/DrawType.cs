namespace Compositor.SpiceServer.Native;

/// <summary>QXL_DRAW_* of spice/qxl_dev.h.</summary>
internal enum DrawType : byte
{
    Fill = 1,
    Opaque,
    Copy,
    CopyBits,
    Blend,
    Blackness,
    Whiteness,
    Invers,
    Rop3,
    Stroke,
    Text,
    Transparent,
    AlphaBlend,
    Composite,
}
