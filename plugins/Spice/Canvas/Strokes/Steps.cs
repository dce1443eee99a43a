namespace Compositor.Plugins.Spice;

/// <summary>How a thin line goes: steps along its longer axis, and how far it is across after each.</summary>
internal readonly struct Steps
{
    private readonly long _long;
    private readonly long _short;
    private readonly long _bias;

    /// <param name="along">From the first to the last pixel on the longer axis; not 0.</param>
    /// <param name="across">The same on the other axis.</param>
    public Steps(long along, long across)
    {
        (_long, _short) = (Math.Abs(along), Math.Abs(across));
        (LongSign, ShortSign) = (Math.Sign(along), Math.Sign(across));
        _bias = along < 0 ? 1 : 0;
    }

    public int LongSign { get; }

    public int ShortSign { get; }

    /// <summary>Steps across after so many along.</summary>
    public long Across(long steps) => ((2 * steps * _short) + _long - _bias) / (2 * _long);

    /// <summary>The first step along that is so many across.</summary>
    public long FirstWith(long across)
    {
        if (across <= 0)
        {
            return 0;
        }

        var twice = (2 * _long * across) - _long + _bias;
        return _short == 0 ? long.MaxValue : (twice + (2 * _short) - 1) / (2 * _short);
    }

    /// <summary>The steps that are within an area; the last pixel of a line is not one of them.</summary>
    public (long First, long Last) Within(long start, long low, long high, long startAcross, long lowAcross, long highAcross)
    {
        var (first, last) = Range(start, LongSign, low, high);
        (first, last) = (Math.Max(0, first), Math.Min(_long, last));
        if (ShortSign == 0)
        {
            return startAcross >= lowAcross && startAcross < highAcross ? (first, last) : (0, 0);
        }

        var (firstAcross, lastAcross) = Range(startAcross, ShortSign, lowAcross, highAcross);
        return lastAcross <= 0 ? (0, 0) : (Math.Max(first, FirstWith(firstAcross)), Math.Min(last, FirstWith(lastAcross)));
    }

    /// <summary>The steps from a start that are in a range: the first one, and the one after the last.</summary>
    private static (long First, long Last) Range(long start, int sign, long low, long high) =>
        sign > 0 ? (low - start, high - start) : (start - high + 1, start - low + 1);
}
