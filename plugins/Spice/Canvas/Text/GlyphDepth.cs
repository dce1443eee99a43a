namespace Compositor.Plugins.Spice;

/// <summary>Bits that a glyph has for each pixel.</summary>
internal enum GlyphDepth
{
    Bits1 = 1,
    Bits4 = 4,
    Bits8 = 8,
}
