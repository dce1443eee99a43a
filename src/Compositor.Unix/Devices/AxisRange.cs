namespace Compositor.Unix;

/// <summary>The values that an absolute axis takes.</summary>
/// <param name="Minimum">The least.</param>
/// <param name="Maximum">The greatest; the same as the least when the device has no such axis.</param>
public readonly record struct AxisRange(int Minimum, int Maximum)
{
    /// <summary>True when there is anything to measure.</summary>
    public bool IsValid => Maximum > Minimum;

    /// <summary>Where a value lies among the pixels of a side.</summary>
    /// <param name="value">As the device says it; what is outside of the range counts as its end.</param>
    /// <param name="length">Pixels, 1 or more.</param>
    /// <returns>0 to length - 1.</returns>
    public int ToPixel(int value, int length)
    {
        if (!IsValid || length < 1)
        {
            return 0;
        }

        var offset = Math.Clamp((long)value - Minimum, 0, (long)Maximum - Minimum);
        return (int)(offset * (length - 1L) / ((long)Maximum - Minimum));
    }
}
