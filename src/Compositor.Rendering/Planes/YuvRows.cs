using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>
/// Reads rows of video as B, G, R, x. A sample of colour is taken for its two by two pixels as it is, not interpolated. Pointers need no alignment.
/// </summary>
internal static unsafe class YuvRows
{
    private const int Lanes = 8;

    /// <summary>Reads pixels.</summary>
    /// <param name="source">Video.</param>
    /// <param name="x">The first pixel.</param>
    /// <param name="y">The row.</param>
    /// <param name="destination">Gets four bytes a pixel.</param>
    /// <param name="count">Pixels.</param>
    public static void Read(in PixelSource source, int x, int y, byte* destination, int count)
    {
        var conversion = source.Colour.Conversion;
        var light = (byte*)source.Top + (source.Pitch * y);
        var row = source.Colour.Pitch * (y >> 1);
        var u = (byte*)source.Colour.U + row;
        var v = (byte*)source.Colour.V + row;
        var format = source.Format;
        var i = 0;

        // Pairs of pixels share a sample, so that whole vectors begin at an even pixel.
        if ((x & 1) != 0 && count > 0)
        {
            Store(One(format, light, u, v, x, conversion), destination);
            i = 1;
        }

        for (; i <= count - Lanes; i += Lanes)
        {
            Eight(format, light, u, v, x + i, conversion).Store((uint*)(destination + ((nint)i * 4)));
        }

        for (; i < count; i++)
        {
            Store(One(format, light, u, v, x + i, conversion), destination + ((nint)i * 4));
        }
    }

    private static Vector256<uint> Eight(FourCc format, byte* light, byte* u, byte* v, int x, in YuvConversion conversion)
    {
        Vector256<int> luminance, blue, red;
        var pairs = x >> 1;
        if (format == FourCc.P010)
        {
            // Ten bits, at the top of sixteen.
            luminance = Vector256.WidenLower(Vector128.Load((ushort*)light + x).ToVector256Unsafe()).AsInt32() >>> 6;
            var both = Vector256.WidenLower(Vector128.Load((ushort*)u + (pairs * 2)).ToVector256Unsafe()).AsInt32() >>> 6;
            (blue, red) = (Vector256.Shuffle(both, Vector256.Create(0, 0, 2, 2, 4, 4, 6, 6)), Vector256.Shuffle(both, Vector256.Create(1, 1, 3, 3, 5, 5, 7, 7)));
        }
        else if (format == FourCc.Nv12)
        {
            luminance = Wide(Unsafe.ReadUnaligned<ulong>(light + x));
            var both = Wide(Unsafe.ReadUnaligned<ulong>(u + (pairs * 2)));
            (blue, red) = (Vector256.Shuffle(both, Vector256.Create(0, 0, 2, 2, 4, 4, 6, 6)), Vector256.Shuffle(both, Vector256.Create(1, 1, 3, 3, 5, 5, 7, 7)));
        }
        else
        {
            luminance = Wide(Unsafe.ReadUnaligned<ulong>(light + x));
            var twice = Vector256.Create(0, 0, 1, 1, 2, 2, 3, 3);
            blue = Vector256.Shuffle(Wide(Unsafe.ReadUnaligned<uint>(u + pairs)), twice);
            red = Vector256.Shuffle(Wide(Unsafe.ReadUnaligned<uint>(v + pairs)), twice);
        }

        return Convert(luminance, blue, red, conversion);
    }

    private static Vector256<int> Wide(ulong eight) =>
        Vector256.WidenLower(Vector128.WidenLower(Vector128.CreateScalar(eight).AsByte()).ToVector256Unsafe()).AsInt32();

    private static Vector256<uint> Convert(Vector256<int> luminance, Vector256<int> blue, Vector256<int> red, in YuvConversion c)
    {
        var light = (Vector256.ConvertToSingle(luminance) - Vector256.Create(c.Black)) * Vector256.Create(c.Scale);
        var u = Vector256.ConvertToSingle(blue) - Vector256.Create(c.Middle);
        var v = Vector256.ConvertToSingle(red) - Vector256.Create(c.Middle);
        var r = Step(light + (v * Vector256.Create(c.RedV)));
        var g = Step(light + (u * Vector256.Create(c.GreenU)) + (v * Vector256.Create(c.GreenV)));
        var b = Step(light + (u * Vector256.Create(c.BlueU)));
        return (Vector256.Create(0xff000000u).AsInt32() | (r << 16) | (g << 8) | b).AsUInt32();
    }

    // To the nearest of 256 steps, as a GPU rounds.
    private static Vector256<int> Step(Vector256<float> part) => Vector256.ConvertToInt32(
        Vector256.Min(Vector256.Max(part, Vector256<float>.Zero), Vector256<float>.One) * Vector256.Create(255f) + Vector256.Create(0.5f));

    private static uint One(FourCc format, byte* light, byte* u, byte* v, int x, in YuvConversion c)
    {
        var pair = x >> 1;
        var (luminance, blue, red) = format == FourCc.P010
            ? (((ushort*)light)[x] >> 6, ((ushort*)u)[pair * 2] >> 6, ((ushort*)u)[(pair * 2) + 1] >> 6)
            : format == FourCc.Nv12 ? (light[x], u[pair * 2], u[(pair * 2) + 1]) : (light[x], u[pair], v[pair]);
        return Convert(Vector256.Create(luminance), Vector256.Create(blue), Vector256.Create(red), c).ToScalar();
    }

    private static void Store(uint pixel, byte* destination) => Unsafe.WriteUnaligned(destination, pixel);
}
