namespace Compositor.Plugins.Spice;

/// <summary>The blend modes that treat each channel by itself and need no division, in whole numbers; 255 × 255 stands for 1.</summary>
internal static class SeparableBlend
{
    private const int One = 255 * 255;

    /// <summary>Combines two pixels.</summary>
    /// <param name="op">One of these modes.</param>
    /// <param name="source">Premultiplied.</param>
    /// <param name="sourceAlpha">Alpha of the source for each channel.</param>
    /// <param name="destination">Premultiplied.</param>
    public static uint Combine(CompositeOperator op, uint source, uint sourceAlpha, uint destination)
    {
        var (alpha, below) = ((int)PixelMath.Alpha(source), (int)PixelMath.Alpha(destination));
        if (op == CompositeOperator.Multiply)
        {
            var apart = PixelMath.Add(PixelMath.MultiplyEach(destination, ~sourceAlpha), PixelMath.Multiply(source, (uint)(255 - below)));
            return PixelMath.Add(apart, PixelMath.MultiplyEach(destination, source));
        }

        var result = Round((below * 255) + (alpha * 255) - (alpha * below)) << 24;
        for (var shift = 0; shift < 24; shift += 8)
        {
            var (s, d) = ((int)(source >> shift & 0xff), (int)(destination >> shift & 0xff));
            var a = (int)(sourceAlpha >> shift & 0xff);
            result |= Round(((255 - a) * d) + ((255 - below) * s) + Blend(op, d, below, s, a)) << shift;
        }

        return result;
    }

    private static int Blend(CompositeOperator op, int d, int below, int s, int alpha) => op switch
    {
        CompositeOperator.Screen => (s * below) + (d * alpha) - (s * d),
        CompositeOperator.Overlay => 2 * d < below ? 2 * s * d : (alpha * below) - (2 * (below - d) * (alpha - s)),
        CompositeOperator.Darken => Math.Min(s * below, d * alpha),
        CompositeOperator.Lighten => Math.Max(s * below, d * alpha),
        CompositeOperator.HardLight => 2 * s < alpha ? 2 * s * d : (alpha * below) - (2 * (below - d) * (alpha - s)),
        CompositeOperator.Difference => Math.Abs((d * alpha) - (s * below)),
        _ => (s * below) + (d * alpha) - (2 * d * s),
    };

    /// <summary>A sum as a channel. Less than nothing, which colours brighter than their alpha can make, counts as too much, as on servers.</summary>
    private static uint Round(int sum)
    {
        var rounded = (uint)(sum is < 0 or > One ? One : sum) + 0x80;
        return (rounded + (rounded >> 8)) >> 8;
    }
}
