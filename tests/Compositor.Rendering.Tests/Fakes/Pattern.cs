using System.Buffers.Binary;
using Compositor.Contracts;

namespace Compositor.Rendering.Tests.Fakes;

/// <summary>Pixels with a known colour at every place, in any packed format.</summary>
internal static class Pattern
{
    /// <summary>The colour as 0xRRGGBB, before a format with fewer bits loses some.</summary>
    public static int At(int x, int y, int seed)
    {
        var mixed = unchecked((uint)((x * 374761393) + (y * 668265263) + (seed * 1274126177)));
        mixed = unchecked((mixed ^ (mixed >> 13)) * 1103515245u);
        return (int)((mixed ^ (mixed >> 16)) & 0xffffff);
    }

    public static void Paint(Span<byte> pixels, int stride, FourCc format, Rect area, int seed)
    {
        for (var y = area.Y; y < area.Bottom; y++)
        {
            for (var x = area.X; x < area.Right; x++)
            {
                Write(pixels[((y * stride) + (x * format.BytesPerPixel))..], format, At(x, y, seed));
            }
        }
    }

    public static void PaintSoft(Span<byte> pixels, int stride, FourCc format, Size size)
    {
        for (var y = 0; y < size.Height; y++)
        {
            for (var x = 0; x < size.Width; x++)
            {
                var (red, green) = (x * 255 / size.Width, y * 255 / size.Height);
                var blue = ((x * 128) / size.Width) + ((y * 127) / size.Height);
                Write(pixels[((y * stride) + (x * format.BytesPerPixel))..], format, (red << 16) | (green << 8) | blue);
            }
        }
    }

    private static void Write(Span<byte> pixel, FourCc format, int rgb)
    {
        var (red, green, blue) = ((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);
        if (format == FourCc.Rgb565)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(pixel, (ushort)(((red >> 3) << 11) | ((green >> 2) << 5) | (blue >> 3)));
        }
        else if (format == FourCc.Xbgr8888 || format == FourCc.Abgr8888)
        {
            (pixel[0], pixel[1], pixel[2], pixel[3]) = (red, green, blue, 0x5a);
        }
        else
        {
            (pixel[0], pixel[1], pixel[2], pixel[3]) = (blue, green, red, 0x5a);
        }
    }
}
