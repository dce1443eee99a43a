using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>Work on rows of pixels. Pointers need no alignment; source and destination never overlap.</summary>
internal static unsafe class PixelRows
{
    /// <summary>What is left of the brightness of a held picture, in 256ths.</summary>
    public const int DimFactor = 115;

    /// <summary>Reads pixels of any packed format as B, G, R, x.</summary>
    public static void Read(byte* source, FourCc format, byte* destination, int count)
    {
        switch (format.Code)
        {
            case var code when code == FourCc.Xrgb8888.Code || code == FourCc.Argb8888.Code:
                Unsafe.CopyBlockUnaligned(destination, source, (uint)count * 4);
                break;
            case var code when code == FourCc.Xbgr8888.Code || code == FourCc.Abgr8888.Code:
                SwapRedBlue(source, destination, count);
                break;
            case var code when code == FourCc.Rgb565.Code:
                ExpandRgb565(source, destination, count);
                break;
            case var code when code == FourCc.Xrgb2101010.Code || code == FourCc.Argb2101010.Code:
                Narrow10(source, destination, count, redShift: 20, blueShift: 0);
                break;
            case var code when code == FourCc.Xbgr2101010.Code || code == FourCc.Abgr2101010.Code:
                Narrow10(source, destination, count, redShift: 0, blueShift: 20);
                break;
            default:
                throw new BufferException($"pixel format {format} cannot be read from memory");
        }
    }

    /// <summary>Makes pixels black.</summary>
    public static void Clear(byte* destination, int count) => new Span<byte>(destination, count * 4).Clear();

    /// <summary>Darkens pixels in place.</summary>
    public static void Dim(byte* pixels, int count)
    {
        var factor = Vector128.Create((ushort)DimFactor);
        var half = Vector128.Create((ushort)128);
        var bytes = count * 4;
        var i = 0;
        for (; i <= bytes - 16; i += 16)
        {
            var (low, high) = Vector128.Widen(Vector128.Load(pixels + i));
            Vector128.Narrow(((low * factor) + half) >>> 8, ((high * factor) + half) >>> 8).Store(pixels + i);
        }

        for (; i < bytes; i++)
        {
            pixels[i] = (byte)(((pixels[i] * DimFactor) + 128) >> 8);
        }
    }

    /// <summary>Lays premultiplied pixels over others.</summary>
    public static void Blend(byte* source, byte* destination, int count)
    {
        var alphas = Vector128.Create((byte)3, 3, 3, 3, 7, 7, 7, 7, 11, 11, 11, 11, 15, 15, 15, 15);
        var i = 0;
        for (; i <= count - 4; i += 4)
        {
            var over = Vector128.Load(source + (i * 4));
            var (clearLow, clearHigh) = Vector128.Widen(~Vector128.Shuffle(over, alphas));
            var (low, high) = Vector128.Widen(Vector128.Load(destination + (i * 4)));
            var under = Vector128.Narrow(DivideBy255(low * clearLow), DivideBy255(high * clearHigh));
            (over + under).Store(destination + (i * 4));
        }

        for (i *= 4; i < count * 4; i += 4)
        {
            var clear = 255 - source[i + 3];
            for (var c = 0; c < 4; c++)
            {
                var product = (destination[i + c] * clear) + 128;
                destination[i + c] = (byte)(source[i + c] + ((product + (product >> 8)) >> 8));
            }
        }
    }

    private static Vector128<ushort> DivideBy255(Vector128<ushort> product)
    {
        product += Vector128.Create((ushort)128);
        return (product + (product >>> 8)) >>> 8;
    }

    private static void SwapRedBlue(byte* source, byte* destination, int count)
    {
        var order = Vector128.Create((byte)2, 1, 0, 3, 6, 5, 4, 7, 10, 9, 8, 11, 14, 13, 12, 15);
        var bytes = count * 4;
        var i = 0;
        for (; i <= bytes - 16; i += 16)
        {
            Vector128.Shuffle(Vector128.Load(source + i), order).Store(destination + i);
        }

        for (; i < bytes; i += 4)
        {
            (destination[i], destination[i + 1], destination[i + 2], destination[i + 3]) = (source[i + 2], source[i + 1], source[i], source[i + 3]);
        }
    }

    private static void ExpandRgb565(byte* source, byte* destination, int count)
    {
        for (var i = 0; i < count; i++)
        {
            int pixel = Unsafe.ReadUnaligned<ushort>(source + (i * 2));

            // The nearest of 256 steps; the constants are exact for all 32 and 64 inputs.
            var blue = (((pixel & 31) * 527) + 23) >> 6;
            var green = ((((pixel >> 5) & 63) * 259) + 33) >> 6;
            var red = (((pixel >> 11) * 527) + 23) >> 6;
            Unsafe.WriteUnaligned(destination + (i * 4), 0xff000000u | ((uint)red << 16) | ((uint)green << 8) | (uint)blue);
        }
    }

    private static void Narrow10(byte* source, byte* destination, int count, int redShift, int blueShift)
    {
        for (var i = 0; i < count; i++)
        {
            var pixel = Unsafe.ReadUnaligned<uint>(source + (i * 4));
            var (red, green, blue) = (Narrow(pixel >> redShift), Narrow(pixel >> 10), Narrow(pixel >> blueShift));
            Unsafe.WriteUnaligned(destination + (i * 4), 0xff000000u | (red << 16) | (green << 8) | blue);
        }

        // The nearest of 256 steps, as a GPU rounds.
        static uint Narrow(uint ten) => (((ten & 1023) * 255) + 511) / 1023;
    }
}
