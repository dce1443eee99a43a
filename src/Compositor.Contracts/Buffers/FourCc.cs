namespace Compositor.Contracts;

/// <summary>
/// A pixel format as a DRM fourcc code (drm_fourcc.h). Component order is little endian:
/// <see cref="Xrgb8888"/> lies in memory as B, G, R, x.
/// </summary>
/// <param name="Code">The four characters, first one in the lowest byte.</param>
public readonly record struct FourCc(uint Code)
{
    /// <summary>XR24: B, G, R, unused. What QEMU and every canvas use.</summary>
    public static FourCc Xrgb8888 => new(0x34325258);

    /// <summary>AR24: B, G, R, premultiplied A.</summary>
    public static FourCc Argb8888 => new(0x34325241);

    /// <summary>XB24: R, G, B, unused.</summary>
    public static FourCc Xbgr8888 => new(0x34324258);

    /// <summary>AB24: R, G, B, premultiplied A.</summary>
    public static FourCc Abgr8888 => new(0x34324241);

    /// <summary>RG16: 5 bits red in the high bits, 6 green, 5 blue.</summary>
    public static FourCc Rgb565 => new(0x36314752);

    /// <summary>XR30: 10 bits each, blue in the low bits, then green, red, 2 unused.</summary>
    public static FourCc Xrgb2101010 => new(0x30335258);

    /// <summary>AR30: 10 bits each, blue in the low bits, then green, red, 2 bits premultiplied alpha.</summary>
    public static FourCc Argb2101010 => new(0x30335241);

    /// <summary>XB30: 10 bits each, red in the low bits, then green, blue, 2 unused.</summary>
    public static FourCc Xbgr2101010 => new(0x30334258);

    /// <summary>AB30: 10 bits each, red in the low bits, then green, blue, 2 bits premultiplied alpha.</summary>
    public static FourCc Abgr2101010 => new(0x30334241);

    /// <summary>NV12: a plane of Y, a plane of interleaved U and V at half width and height; 8 bits.</summary>
    public static FourCc Nv12 => new(0x3231564e);

    /// <summary>P010: as NV12 with 10 bits in the high bits of 16.</summary>
    public static FourCc P010 => new(0x30313050);

    /// <summary>YU12, which video calls I420: a plane of Y, one of U and one of V at half width and height; 8 bits.</summary>
    public static FourCc I420 => new(0x32315559);

    /// <summary>Bytes of one pixel of the packed formats above; 0 for a code that is not one of them.</summary>
    public int BytesPerPixel => Code switch
    {
        0x34325258 or 0x34325241 or 0x34324258 or 0x34324241 => 4,
        0x30335258 or 0x30335241 or 0x30334258 or 0x30334241 => 4,
        0x36314752 => 2,
        _ => 0,
    };

    /// <summary>True for the formats of video: luminance and colour apart.</summary>
    public bool IsYuv => this == Nv12 || this == P010 || this == I420;

    /// <summary>Planes of pixels; 1 for the packed formats, 0 for a code that is not one of those above.</summary>
    public int PlaneCount => this == I420 ? 3 : IsYuv ? 2 : BytesPerPixel > 0 ? 1 : 0;

    /// <summary>True when this is one of the formats above.</summary>
    public bool IsKnown => IsYuv || BytesPerPixel > 0;

    /// <summary>Bytes of pixels in a row of a plane; 0 where there is no such plane.</summary>
    /// <param name="plane">From 0.</param>
    /// <param name="width">Pixels of the picture.</param>
    public long RowBytes(int plane, int width)
    {
        if (plane < 0 || plane >= PlaneCount)
        {
            return 0;
        }

        // A sample of colour is for two pixels, the last of an odd width for one.
        var sample = this == P010 ? 2 : IsYuv ? 1 : BytesPerPixel;
        return plane == 0 ? (long)width * sample : (width + 1L) / 2 * sample * (this == I420 ? 1 : 2);
    }

    /// <summary>Rows of a plane; 0 where there is no such plane.</summary>
    /// <param name="plane">From 0.</param>
    /// <param name="height">Rows of the picture.</param>
    public int PlaneRows(int plane, int height) => plane < 0 || plane >= PlaneCount ? 0 : plane == 0 ? height : (height + 1) / 2;

    /// <summary>The four characters, or the number where they cannot be printed.</summary>
    public override string ToString()
    {
        Span<char> text = stackalloc char[4];
        for (var i = 0; i < 4; i++)
        {
            var c = (char)((Code >> (8 * i)) & 0xff);
            if (c is < ' ' or > '~')
            {
                return $"0x{Code:x8}";
            }

            text[i] = c;
        }

        return new string(text);
    }
}
