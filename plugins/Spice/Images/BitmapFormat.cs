namespace Compositor.Plugins.Spice;

/// <summary>How pixels lie in rows of bytes, as on the wire.</summary>
internal enum BitmapFormat : byte
{
    /// <summary>1 bit, the first pixel in the lowest bit.</summary>
    Bit1Le = 1,

    /// <summary>1 bit, the first pixel in the highest bit.</summary>
    Bit1Be = 2,

    /// <summary>4 bits, the first pixel in the low half.</summary>
    Bit4Le = 3,

    /// <summary>4 bits, the first pixel in the high half.</summary>
    Bit4Be = 4,

    /// <summary>An index into the palette.</summary>
    Bit8 = 5,

    /// <summary>x1r5g5b5, little endian.</summary>
    Rgb16 = 6,

    /// <summary>Blue, green, red.</summary>
    Rgb24 = 7,

    /// <summary>Blue, green, red, nothing.</summary>
    Rgb32 = 8,

    /// <summary>Blue, green, red, alpha; premultiplied.</summary>
    Rgba = 9,

    /// <summary>Alpha.</summary>
    Alpha8 = 10,
}
