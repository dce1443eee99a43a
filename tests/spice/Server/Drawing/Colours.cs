namespace Compositor.SpiceServer.Drawing;

/// <summary>Pictures by formula, 0xAARRGGBB: the kinds between which the server's choice of a codec lies.</summary>
internal static class Colours
{
    /// <summary>Few colours in large areas, as in user interfaces.</summary>
    public static Func<int, int, uint> Flat(Noise noise)
    {
        uint[] colours = [noise.Next() | 0xff000000, noise.Next() | 0xff000000, 0xffffffff, 0xff000000];
        return (x, y) => colours[((x / 9) + (3 * (y / 7))) % 4];
    }

    /// <summary>Gradual, as in photographs.</summary>
    public static Func<int, int, uint> Photo(Noise noise)
    {
        var (a, b, c) = (noise.Below(200), noise.Below(200), noise.Below(200));
        return (x, y) => 0xff000000 | ((uint)Wave(x + a, y) << 16) | ((uint)Wave(y + b, x) << 8) | (uint)Wave(x + y + c, x - y);
    }

    /// <summary>Every pixel another colour: nothing compresses it.</summary>
    public static Func<int, int, uint> Noisy(Noise noise) => (_, _) => noise.Next() | 0xff000000;

    /// <summary>A picture with alpha from 0 to 255, premultiplied, as the protocol has it.</summary>
    public static Func<int, int, uint> Translucent(Func<int, int, uint> colours, int width) => (x, y) =>
    {
        var (alpha, colour) = ((uint)(x * 255 / Math.Max(1, width - 1)), colours(x, y));
        uint Channel(int shift) => (((colour >> shift) & 0xff) * alpha / 255) << shift;
        return (alpha << 24) | Channel(16) | Channel(8) | Channel(0);
    };

    // A triangle of period 256 that grows slowly, a little bent by the other coordinate.
    private static int Wave(int along, int across)
    {
        var phase = ((along * 3) + (Math.Abs(across) / 4)) & 0x1ff;
        return phase < 256 ? phase : 511 - phase;
    }
}
