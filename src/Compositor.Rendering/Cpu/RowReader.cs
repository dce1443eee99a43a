namespace Compositor.Rendering;

/// <summary>
/// Gives rows of a picture as B, G, R, x: straight from its memory where that has this order, else converted, the last two rows kept.
/// Render thread; reused, so that frames allocate nothing.
/// </summary>
internal sealed unsafe class RowReader
{
    private readonly Scratch[] _rows = [new(), new()];
    private readonly int[] _kept = [-1, -1];
    private PixelSource _source;
    private int _left;
    private int _count;

    /// <summary>Says which columns will be read.</summary>
    public void Begin(in PixelSource source, int left, int count)
    {
        (_source, _left, _count) = (source, left, count);
        _kept.AsSpan().Fill(-1);
    }

    /// <summary>The first wanted pixel of a row; valid until the row after the next is asked for.</summary>
    public byte* Row(int y)
    {
        if (_source.IsNative)
        {
            return _source.Pixel(_left, y);
        }

        // Neighbours have different parity, so two adjacent rows never displace each other.
        var slot = y & 1;
        var row = _rows[slot].Bytes(_count * 4);
        if (_kept[slot] != y)
        {
            _source.Read(_left, y, row, _count);
            _kept[slot] = y;
        }

        return row;
    }
}
