using SkiaSharp;

namespace Compositor.Rendering;

/// <summary>The colours of captions: calm, dark, one accent for the focus and one for trouble.</summary>
internal static class Palette
{
    public static SKColor Bar => new(0x1f, 0x24, 0x2a);

    public static SKColor BarEdge => new(0x2d, 0x34, 0x3c);

    public static SKColor BarText => new(0xb6, 0xbf, 0xc9);

    public static SKColor FocusedBar => new(0x24, 0x5a, 0x8d);

    public static SKColor FocusedEdge => new(0x5b, 0xa4, 0xe0);

    public static SKColor Strong => new(0xf2, 0xf5, 0xf8);

    public static SKColor Soft => new(0x8d, 0x98, 0xa4);

    public static SKColor Panel => new(0x15, 0x18, 0x1c);

    public static SKColor PanelEdge => new(0x28, 0x2e, 0x35);

    public static SKColor PanelText => new(0xdd, 0xe3, 0xe9);

    public static SKColor Strip => new(0x10, 0x13, 0x17, 0xd0);

    public static SKColor Trouble => new(0xe3, 0xa0, 0x3a);
}
