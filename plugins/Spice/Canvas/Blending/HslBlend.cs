namespace Compositor.Plugins.Spice;

/// <summary>The blend modes that take hue, saturation and luminosity from one or the other pixel. All colours are premultiplied.</summary>
internal static class HslBlend
{
    /// <summary>Combines two pixels.</summary>
    /// <param name="op">One of these modes.</param>
    /// <param name="s">The source.</param>
    /// <param name="d">The destination.</param>
    public static FloatPixel Combine(CompositeOperator op, FloatPixel s, FloatPixel d)
    {
        var both = s.A * d.A;
        var colour = op switch
        {
            CompositeOperator.Hue => WithLuminosity(WithSaturation(s.Times(d.A), Saturation(d) * s.A), both, Luminosity(d) * s.A),
            CompositeOperator.Saturation => WithLuminosity(WithSaturation(d.Times(s.A), Saturation(s) * d.A), both, Luminosity(d) * s.A),
            CompositeOperator.Colour => WithLuminosity(s.Times(d.A), both, Luminosity(d) * s.A),
            _ => WithLuminosity(d.Times(s.A), both, Luminosity(s) * d.A),
        };
        return new FloatPixel(
            s.A + d.A - both,
            ((1 - s.A) * d.R) + ((1 - d.A) * s.R) + colour.R,
            ((1 - s.A) * d.G) + ((1 - d.A) * s.G) + colour.G,
            ((1 - s.A) * d.B) + ((1 - d.A) * s.B) + colour.B);
    }

    private static float Luminosity(FloatPixel c) => (c.R * 0.3f) + (c.G * 0.59f) + (c.B * 0.11f);

    private static float Largest(FloatPixel c) => Math.Max(Math.Max(c.R, c.G), c.B);

    private static float Smallest(FloatPixel c) => Math.Min(Math.Min(c.R, c.G), c.B);

    private static float Saturation(FloatPixel c) => Largest(c) - Smallest(c);

    /// <summary>Stretches the channels so that the smallest is 0 and the largest the saturation.</summary>
    private static FloatPixel WithSaturation(FloatPixel c, float saturation)
    {
        var (smallest, range) = (Smallest(c), Saturation(c));
        return FloatPixel.IsZero(range) ? default : new FloatPixel(
            c.A, (c.R - smallest) * saturation / range, (c.G - smallest) * saturation / range, (c.B - smallest) * saturation / range);
    }

    /// <summary>Shifts all channels, and draws those that are then out of range towards the luminosity.</summary>
    private static FloatPixel WithLuminosity(FloatPixel c, float alpha, float luminosity)
    {
        var shift = luminosity - Luminosity(c);
        c = new FloatPixel(c.A, c.R + shift, c.G + shift, c.B + shift);
        var (middle, smallest, largest) = (Luminosity(c), Smallest(c), Largest(c));
        if (smallest < 0)
        {
            c = FloatPixel.IsZero(middle - smallest) ? default : Towards(c, middle, middle, middle - smallest);
        }

        if (largest > alpha)
        {
            c = FloatPixel.IsZero(largest - middle) ? new FloatPixel(0, alpha, alpha, alpha) : Towards(c, middle, alpha - middle, largest - middle);
        }

        return c;
    }

    private static FloatPixel Towards(FloatPixel c, float middle, float room, float range) => new(
        c.A, middle + ((c.R - middle) * room / range), middle + ((c.G - middle) * room / range), middle + ((c.B - middle) * room / range));
}
