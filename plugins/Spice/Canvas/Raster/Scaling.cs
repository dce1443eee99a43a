namespace Compositor.Plugins.Spice;

/// <summary>Where in an image the pixels of a surface lie along one axis; positions have 16 bits of fraction, pixels their centres at ½.</summary>
/// <param name="Start">Position of the surface's pixel 0.</param>
/// <param name="Step">From one pixel to the next.</param>
internal readonly record struct Scaling(long Start, long Step)
{
    private const int FractionBits = 16;
    private const long Half = 1 << (FractionBits - 1);

    /// <summary>Makes a part of an image as long as a part of a surface.</summary>
    /// <param name="from">Where in the image the part begins.</param>
    /// <param name="length">Its length, from 0.</param>
    /// <param name="to">Where on the surface it shall begin.</param>
    /// <param name="size">How long it shall be, from 1.</param>
    public static Scaling Fit(int from, long length, int to, long size)
    {
        var step = (length << FractionBits) / size;
        return At(step, ((long)from << FractionBits) - (step * to));
    }

    /// <summary>As <see cref="Fit"/>, but begins at the nearest whole pixel of the scaled image, as operations of three inputs do.</summary>
    public static Scaling FitToPixel(int from, long length, int to, long size)
    {
        var step = (long)((double)length / size * (1 << FractionBits));
        var first = length == 0 ? 0 : (long)Math.Floor((from / ((double)length / size)) + 0.5);
        return At(step, step * (first - to));
    }

    public long At(int pixel) => Start + (Step * pixel);

    private static Scaling At(long step, long start) => new(start + (((step * Half) + Half) >> FractionBits), step);
}
