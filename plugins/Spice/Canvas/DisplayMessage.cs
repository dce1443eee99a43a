namespace Compositor.Plugins.Spice;

/// <summary>The messages of a display channel that draw, with the numbers of the wire.</summary>
internal enum DisplayMessage : ushort
{
    Mode = 101,
    Reset = 103,
    CopyBits = 104,
    Fill = 302,
    Opaque = 303,
    Copy = 304,
    Blend = 305,
    Blackness = 306,
    Whiteness = 307,
    Invers = 308,
    Rop3 = 309,
    Stroke = 310,
    Text = 311,
    Transparent = 312,
    AlphaBlend = 313,
    SurfaceCreate = 314,
    SurfaceDestroy = 315,
    Composite = 318,
}
