namespace Compositor.Plugins.Spice;

/// <summary>One glyph of a string. Valid as long as the message.</summary>
internal readonly ref struct Glyph
{
    /// <summary>Bytes of a glyph without pixels.</summary>
    public const int HeadLength = 20;

    private readonly ReadOnlySpan<byte> _rows;
    private readonly int _pitch;
    private readonly int _lowered;

    private Glyph(long left, long top, int width, int height, ReadOnlySpan<byte> rows, int pitch, int lowered)
    {
        (Left, Top, Width, Height) = (left, top, width, height);
        _rows = rows;
        _pitch = pitch;
        _lowered = lowered;
    }

    /// <summary>Where on the surface its left edge is.</summary>
    public long Left { get; }

    public long Top { get; }

    public int Width { get; }

    public int Height { get; }

    public static Glyph Read(scoped ref BodyReader body, GlyphDepth depth)
    {
        var (x, y) = (body.ReadInt32(), body.ReadInt32());
        var (left, top) = ((long)x + body.ReadInt32(), (long)y + body.ReadInt32());
        var (width, height) = (body.ReadUInt16(), body.ReadUInt16());
        var pitch = ((width * (int)depth) + 7) / 8;
        return new Glyph(left, top, width, height, body.ReadBytes((uint)(pitch * height)), pitch, depth == GlyphDepth.Bits8 ? 1 : 0);
    }

    /// <summary>One row, from the top; the lowest comes first on the wire.</summary>
    /// <returns>Its bytes; none for a row without pixels.</returns>
    public ReadOnlySpan<byte> Row(int y)
    {
        // Servers draw glyphs of eight bits a row lower than others: their first row is behind the last one, and so nothing.
        var row = Height - 1 - y + _lowered;
        return row < Height ? _rows.Slice(row * _pitch, _pitch) : default;
    }
}
