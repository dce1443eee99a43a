namespace Compositor.Plugins.Spice;

/// <summary>A pattern, repeated in both directions.</summary>
/// <param name="tile">The pattern.</param>
/// <param name="left">Where on the surface a column of first pixels is.</param>
/// <param name="top">Where a row of first pixels is.</param>
/// <param name="line">As long as a row of the surface.</param>
internal readonly ref struct TileRows(PixelView tile, int left, int top, Span<uint> line) : IRowSource
{
    private readonly PixelView _tile = tile;
    private readonly Span<uint> _line = line;

    public ReadOnlySpan<uint> Read(int x, int y, int count)
    {
        var pattern = _tile.Row(Within(y, top, _tile.Height));
        var start = Within(x, left, _tile.Width);
        if (count <= pattern.Length - start)
        {
            return pattern.Slice(start, count);
        }

        var line = _line[..count];
        var rest = line;
        for (var piece = pattern[start..]; rest.Length > 0; piece = pattern)
        {
            piece = piece[..Math.Min(piece.Length, rest.Length)];
            piece.CopyTo(rest);
            rest = rest[piece.Length..];
        }

        return line;
    }

    private static int Within(long position, int origin, int size)
    {
        var rest = (position - origin) % size;
        return (int)(rest < 0 ? rest + size : rest);
    }
}
