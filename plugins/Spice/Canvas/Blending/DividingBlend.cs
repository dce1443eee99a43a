namespace Compositor.Plugins.Spice;

/// <summary>The operators that treat each channel by itself and divide.</summary>
internal static class DividingBlend
{
    /// <summary>Combines two pixels.</summary>
    /// <param name="op">One of these modes.</param>
    /// <param name="s">The source.</param>
    /// <param name="a">Its alpha for each channel.</param>
    /// <param name="d">The destination.</param>
    public static FloatPixel Combine(CompositeOperator op, FloatPixel s, FloatPixel a, FloatPixel d) => op == CompositeOperator.Saturate
        ? new FloatPixel(Saturate(a.A, s.A, d.A, d.A), Saturate(a.R, s.R, d.A, d.R), Saturate(a.G, s.G, d.A, d.G), Saturate(a.B, s.B, d.A, d.B))
        : new FloatPixel(d.A + s.A - (d.A * s.A), Mix(op, a.R, s.R, d.A, d.R), Mix(op, a.G, s.G, d.A, d.G), Mix(op, a.B, s.B, d.A, d.B));

    private static float Saturate(float sa, float s, float da, float d)
    {
        var share = FloatPixel.IsZero(sa) ? 1 : Math.Clamp((1 - da) / sa, 0, 1);
        return Math.Min(1, (s * share) + d);
    }

    private static float Mix(CompositeOperator op, float sa, float s, float da, float d)
    {
        var apart = ((1 - sa) * d) + ((1 - da) * s);
        return apart + op switch
        {
            CompositeOperator.ColourDodge => Dodge(sa, s, da, d),
            CompositeOperator.ColourBurn => Burn(sa, s, da, d),
            _ => SoftLight(sa, s, da, d),
        };
    }

    private static float Dodge(float sa, float s, float da, float d)
    {
        if (FloatPixel.IsZero(d))
        {
            return 0;
        }

        return d * sa >= (sa * da) - (s * da) || FloatPixel.IsZero(sa - s) ? sa * da : sa * sa * d / (sa - s);
    }

    private static float Burn(float sa, float s, float da, float d)
    {
        if (d >= da)
        {
            return sa * da;
        }

        return sa * (da - d) >= s * da || FloatPixel.IsZero(s) ? 0 : sa * (da - (sa * (da - d) / s));
    }

    private static float SoftLight(float sa, float s, float da, float d)
    {
        if (FloatPixel.IsZero(da))
        {
            return d * sa;
        }

        if (2 * s <= sa)
        {
            return (d * sa) - (d * (da - d) * (sa - (2 * s)) / da);
        }

        return 4 * d <= da
            ? (d * sa) + (((2 * s) - sa) * d * ((((16 * d / da) - 12) * d / da) + 3))
            : (d * sa) + ((MathF.Sqrt(d * da) - d) * ((2 * s) - sa));
    }
}
