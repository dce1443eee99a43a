namespace Compositor.Plugins.Spice;

/// <summary>What a surface can hold. In memory every surface has words 0xAARRGGBB; this keeps to them what the format can hold.</summary>
internal readonly record struct SurfaceFormat
{
    private const uint AlphaBits = 0xff00_0000;

    private SurfaceFormat(uint code) => Code = code;

    public static SurfaceFormat Mask1 => new(1);

    public static SurfaceFormat Alpha8 => new(8);

    public static SurfaceFormat Rgb555 => new(16);

    public static SurfaceFormat Rgb565 => new(80);

    public static SurfaceFormat Xrgb => new(32);

    public static SurfaceFormat Argb => new(96);

    /// <summary>The wire's number.</summary>
    public uint Code { get; }

    public PixelKind Kind => Code switch
    {
        1 => PixelKind.Mask,
        8 => PixelKind.Alpha,
        96 => PixelKind.Argb,
        _ => PixelKind.Xrgb,
    };

    /// <summary>The bits of a word that raster operations may change.</summary>
    public uint Bits => Code == 8 ? AlphaBits : uint.MaxValue;

    /// <exception cref="SpiceException">There is no such format.</exception>
    public static SurfaceFormat Parse(uint code) => code is 1 or 8 or 16 or 80 or 32 or 96 ? new(code)
        : throw new SpiceException("a surface has an unknown format");

    /// <summary>A colour that a message names in the surface's own format, as a word.</summary>
    public uint Word(uint colour) => Code switch
    {
        1 => (colour & 1) == 0 ? 0 : uint.MaxValue,
        8 => colour << 24,
        16 => Expand5(colour >> 10) << 16 | Expand5(colour >> 5) << 8 | Expand5(colour),
        80 => Expand5(colour >> 11) << 16 | Expand6(colour >> 5) << 8 | Expand5(colour),
        _ => colour,
    };

    /// <summary>True where pixels of a kind can be copied to the surface as they are.</summary>
    public bool Takes(PixelKind kind) => Code switch
    {
        1 => kind == PixelKind.Mask,
        8 => kind == PixelKind.Alpha,
        32 or 96 => kind != PixelKind.Mask,
        _ => false,
    };

    /// <summary>Makes pixels of a kind to ones that can be copied to the surface.</summary>
    public void Convert(PixelKind kind, Span<uint> row)
    {
        if (kind == PixelKind.Mask)
        {
            PixelRows.And(row, AlphaBits);
        }
        else if (kind == PixelKind.Xrgb && Code is 1 or 8)
        {
            PixelRows.Or(row, AlphaBits);
        }

        if (Code is not (32 or 96))
        {
            Store(row);
        }
    }

    /// <summary>Makes computed pixels (premultiplied, with an alpha that counts) to what the surface holds of them.</summary>
    public void Store(Span<uint> row)
    {
        switch (Code)
        {
            case 1:
                foreach (ref var pixel in row)
                {
                    pixel = (uint)((int)pixel >> 31);
                }

                break;
            case 8:
                PixelRows.And(row, AlphaBits);
                break;
            case 16:
                foreach (ref var pixel in row)
                {
                    var high = pixel & 0xf8_f8f8;
                    pixel = high | (high >> 5 & 0x07_0707);
                }

                break;
            case 80:
                foreach (ref var pixel in row)
                {
                    var high = pixel & 0xf8_fcf8;
                    pixel = high | (high >> 5 & 0x07_0007) | (high >> 6 & 0x00_0300);
                }

                break;
            case 32:
                PixelRows.And(row, ~AlphaBits);
                break;
        }
    }

    private static uint Expand5(uint value) => (value & 0x1f) << 3 | (value & 0x1c) >> 2;

    private static uint Expand6(uint value) => (value & 0x3f) << 2 | (value & 0x30) >> 4;
}
