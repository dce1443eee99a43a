namespace Compositor.Plugins.Spice;

/// <summary>What the four bytes of a pixel mean; all kinds keep 0xAARRGGBB in a native 32-bit word.</summary>
internal enum PixelKind
{
    /// <summary>Colour; the top byte means nothing.</summary>
    Xrgb,

    /// <summary>Colour premultiplied by the alpha in the top byte.</summary>
    Argb,

    /// <summary>Alpha in the top byte, no colour.</summary>
    Alpha,

    /// <summary>A mask: all bits set, or none.</summary>
    Mask,
}
