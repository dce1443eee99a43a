namespace Compositor.Plugins.Spice;

/// <summary>How an image is sent, as on the wire.</summary>
internal enum ImageType : byte
{
    Bitmap = 0,
    Quic = 1,
    LzPalette = 100,
    LzRgb = 101,
    GlzRgb = 102,
    FromCache = 103,
    Surface = 104,
    Jpeg = 105,
    FromCacheLossless = 106,
    ZlibGlz = 107,
    JpegAlpha = 108,
    Lz4 = 109,
}
