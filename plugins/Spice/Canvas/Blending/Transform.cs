namespace Compositor.Plugins.Spice;

/// <summary>Where in an image the pixels of a box lie: a matrix of numbers with 16 bits of fraction, applied to pixels' centres.</summary>
internal readonly record struct Transform(int XX, int XY, int X, int YX, int YY, int Y)
{
    /// <summary>Bytes on the wire.</summary>
    public const int Length = 24;

    private const int FractionBits = 16;
    private const long One = 1 << FractionBits;
    private const long Half = One / 2;

    /// <summary>Pixels as they are.</summary>
    public static Transform Identity => new((int)One, 0, 0, 0, (int)One, 0);

    public static Transform Read(ref BodyReader body)
    {
        var (xx, xy, x) = (body.ReadInt32(), body.ReadInt32(), body.ReadInt32());
        var (yx, yy) = (body.ReadInt32(), body.ReadInt32());
        return new Transform(xx, xy, x, yx, yy, body.ReadInt32());
    }

    /// <summary>The position for a pixel.</summary>
    public (long X, long Y) At(long x, long y) => (Row(XX, XY, X, x, y), Row(YX, YY, Y, x, y));

    private static long Row(long a, long b, long c, long x, long y) => (a * x) + (b * y) + c + ((((a + b) * Half) + Half) >> FractionBits);
}
