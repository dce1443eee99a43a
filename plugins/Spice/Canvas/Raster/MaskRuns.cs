namespace Compositor.Plugins.Spice;

/// <summary>Finds the runs of pixels that a mask lets through. The default one lets all through.</summary>
internal readonly ref struct MaskRuns
{
    private readonly PixelView _mask;
    private readonly int _left;
    private readonly int _top;
    private readonly bool _isInverted;

    /// <param name="mask">Words that are 0 or all ones.</param>
    /// <param name="left">Where on the surface the mask's first column is.</param>
    /// <param name="top">Where its first row is.</param>
    /// <param name="isInverted">True to let through where words are 0.</param>
    public MaskRuns(PixelView mask, int left, int top, bool isInverted)
    {
        _mask = mask;
        (_left, _top, _isInverted) = (left, top, isInverted);
    }

    public bool IsEverything => _mask.Width == 0;

    /// <summary>Where on the surface the mask is.</summary>
    public Box Bounds => Box.Clamped(_left, _top, (long)_left + _mask.Width, (long)_top + _mask.Height);

    /// <summary>Finds the next run in a piece of a row that lies within the mask.</summary>
    /// <param name="x">Where on the surface the piece begins.</param>
    /// <param name="y">Its row.</param>
    /// <param name="count">Its length.</param>
    /// <param name="start">Where to search from in the piece; then where the run begins.</param>
    /// <param name="length">The run's length.</param>
    public bool Next(int x, int y, int count, ref int start, out int length)
    {
        var row = _mask.Row(y - _top).Slice(x - _left, count)[start..];
        var skipped = _isInverted ? row.IndexOf(0u) : row.IndexOfAnyExcept(0u);
        if (skipped < 0)
        {
            length = 0;
            return false;
        }

        start += skipped;
        row = row[skipped..];
        length = _isInverted ? row.IndexOfAnyExcept(0u) : row.IndexOf(0u);
        length = length < 0 ? row.Length : length;
        return true;
    }
}
