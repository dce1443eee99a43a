using System.Runtime.CompilerServices;

namespace Compositor.Plugins.Spice;

/// <summary>Arithmetic on the four channels of a pixel at once; 255 stands for 1, products are rounded to the nearest.</summary>
internal static class PixelMath
{
    private const uint Even = 0x00ff_00ff;
    private const uint Rounding = 0x0080_0080;

    public static uint Alpha(uint pixel) => pixel >> 24;

    /// <summary>A pixel times a number of 0-255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Multiply(uint pixel, uint factor)
    {
        var even = ((pixel & Even) * factor) + Rounding;
        var odd = ((pixel >> 8 & Even) * factor) + Rounding;
        even = (even + (even >> 8 & Even)) >> 8 & Even;
        odd = (odd + (odd >> 8 & Even)) & ~Even;
        return even | odd;
    }

    /// <summary>The product of two pixels, channel by channel.</summary>
    public static uint MultiplyEach(uint one, uint other) => other switch
    {
        0 => 0,
        uint.MaxValue => one,
        _ => Multiply8(one >> 24, other >> 24) << 24
            | Multiply8(one >> 16 & 0xff, other >> 16 & 0xff) << 16
            | Multiply8(one >> 8 & 0xff, other >> 8 & 0xff) << 8
            | Multiply8(one & 0xff, other & 0xff),
    };

    /// <summary>Alpha of a pixel in all four channels.</summary>
    public static uint SpreadAlpha(uint pixel) => (pixel >> 24) * 0x0101_0101;

    /// <summary>The sum of two pixels, at most 255 in each channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Add(uint one, uint other)
    {
        var even = (one & Even) + (other & Even);
        var odd = (one >> 8 & Even) + (other >> 8 & Even);
        even |= 0x0100_0100 - (even >> 8 & Even);
        odd |= 0x0100_0100 - (odd >> 8 & Even);
        return (even & Even) | (odd & Even) << 8;
    }

    /// <summary>A premultiplied pixel over another one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Over(uint source, uint destination) => Add(source, Multiply(destination, 255 - Alpha(source)));

    /// <summary>The product of two numbers of 0-255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Multiply8(uint one, uint other)
    {
        var product = (one * other) + 0x80;
        return (product + (product >> 8)) >> 8;
    }
}
