using System.Runtime.CompilerServices;

namespace Compositor.Plugins.Spice;

/// <summary>Reads an image at positions between its pixels; positions have 16 bits of fraction.</summary>
/// <param name="view">The image.</param>
/// <param name="opaque">Bits to set in every pixel of the image: all of alpha where its words have none.</param>
/// <param name="repeat">What is beside it.</param>
/// <param name="isSmooth">True to mix the four nearest pixels, false to take the nearest.</param>
internal readonly ref struct Sampler(PixelView view, uint opaque, Repeat repeat, bool isSmooth)
{
    private const int FractionBits = 16;
    private const long Half = 1 << (FractionBits - 1);

    /// <summary>Seven bits say where between two pixels a position is.</summary>
    private const int WeightShift = FractionBits - 7;

    private readonly PixelView _view = view;

    /// <summary>The bits that make words of a kind premultiplied pixels.</summary>
    public static uint OpaqueBits(PixelKind kind) => kind == PixelKind.Xrgb ? 0xff00_0000 : 0;

    /// <summary>Reads pixels along a line.</summary>
    public void Read(long x, long y, long stepX, long stepY, Span<uint> pixels)
    {
        if (isSmooth)
        {
            foreach (ref var pixel in pixels)
            {
                pixel = Mix(x - Half, y - Half);
                (x, y) = (x + stepX, y + stepY);
            }

            return;
        }

        foreach (ref var pixel in pixels)
        {
            // A position on an edge belongs to the pixel before it.
            pixel = At((x - 1) >> FractionBits, (y - 1) >> FractionBits);
            (x, y) = (x + stepX, y + stepY);
        }
    }

    private static int Within(Repeat repeat, long position, int size)
    {
        switch (repeat)
        {
            case Repeat.Tiles:
                var rest = position % size;
                return (int)(rest < 0 ? rest + size : rest);
            case Repeat.Edge:
                return (int)Math.Clamp(position, 0, size - 1);
            case Repeat.Mirror:
                var both = position % (size * 2L);
                both = both < 0 ? both + (size * 2L) : both;
                return (int)(both < size ? both : (size * 2L) - both - 1);
            default:
                return position >= 0 && position < size ? (int)position : -1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint At(long x, long y)
    {
        if ((ulong)x >= (ulong)_view.Width || (ulong)y >= (ulong)_view.Height)
        {
            (x, y) = (Within(repeat, x, _view.Width), Within(repeat, y, _view.Height));
            if ((x | y) < 0)
            {
                return 0;
            }
        }

        return _view.Row((int)y)[(int)x] | opaque;
    }

    private uint Mix(long x, long y)
    {
        var right = (ulong)(x >> WeightShift & 0x7f) << 1;
        var below = (ulong)(y >> WeightShift & 0x7f) << 1;
        var (column, row) = (x >> FractionBits, y >> FractionBits);
        var (w00, w10) = ((256 - right) * (256 - below), right * (256 - below));
        var (w01, w11) = ((256 - right) * below, right * below);
        var (p00, p10, p01, p11) = (At(column, row), At(column + 1, row), At(column, row + 1), At(column + 1, row + 1));

        // Two channels at a time, 32 bits each: blue and red, green and alpha.
        var even = (Spread(p00) * w00) + (Spread(p10) * w10) + (Spread(p01) * w01) + (Spread(p11) * w11);
        var odd = (Spread(p00 >> 8) * w00) + (Spread(p10 >> 8) * w10) + (Spread(p01 >> 8) * w01) + (Spread(p11 >> 8) * w11);
        return (uint)(even >> 16 & 0xff) | (uint)(even >> 32 & 0xff_0000) | (uint)(odd >> 8 & 0xff00) | (uint)(odd >> 24 & 0xff00_0000);
    }

    private static ulong Spread(uint pixel) => (pixel & 0xff) | (ulong)(pixel & 0xff_0000) << 16;
}
