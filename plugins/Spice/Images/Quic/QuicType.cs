namespace Compositor.Plugins.Spice;

/// <summary>What the pixels of a QUIC stream are, as on the wire.</summary>
internal enum QuicType : uint
{
    Grey = 1,
    Rgb16 = 2,
    Rgb24 = 3,
    Rgb32 = 4,
    Rgba = 5,
}
