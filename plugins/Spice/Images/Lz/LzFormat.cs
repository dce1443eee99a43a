namespace Compositor.Plugins.Spice;

/// <summary>What the pixels of an LZ or GLZ stream are, as on the wire.</summary>
internal enum LzFormat : uint
{
    Palette1Le = 1,
    Palette1Be = 2,
    Palette4Le = 3,
    Palette4Be = 4,
    Palette8 = 5,
    Rgb16 = 6,
    Rgb24 = 7,
    Rgb32 = 8,

    /// <summary>Colours, then a second stream of alpha.</summary>
    Rgba = 9,

    /// <summary>Alpha alone, for colours that come otherwise.</summary>
    AlphaOnly = 10,

    /// <summary>Alpha without colours.</summary>
    Alpha8 = 11,
}
