namespace Compositor.Plugins.Spice;

/// <summary>
/// The glyphs of a text message. Valid as long as the message. A flag says that rows are from the top down: servers and all clients take
/// them from the bottom up whatever it says, so guests send them so.
/// </summary>
internal readonly ref struct GlyphString
{
    private readonly BodyReader _glyphs;
    private readonly int _count;
    private readonly GlyphDepth _depth;

    /// <exception cref="SpiceException">The glyphs are of no known kind, or there is not all of them.</exception>
    public GlyphString(BodyReader body)
    {
        _count = body.ReadUInt16();
        var flags = body.ReadByte();
        _depth = flags switch
        {
            _ when (flags & 1) != 0 => GlyphDepth.Bits1,
            _ when (flags & 2) != 0 => GlyphDepth.Bits4,
            _ when (flags & 4) != 0 => GlyphDepth.Bits8,
            _ => throw new SpiceException("a text has glyphs of an unknown kind"),
        };
        _glyphs = body;
        Bounds = Measure();
    }

    /// <summary>The smallest box around all glyphs; those without pixels count.</summary>
    public Box Bounds { get; }

    /// <summary>Marks the glyphs with their alpha in the top byte, where they overlap with the larger one.</summary>
    public void Mark(Coverage coverage)
    {
        var reader = _glyphs;
        for (var i = 0; i < _count; i++)
        {
            Mark(coverage, Glyph.Read(ref reader, _depth));
        }
    }

    private Box Measure()
    {
        var reader = _glyphs;
        var (left, top, right, bottom) = (long.MaxValue, long.MaxValue, long.MinValue, long.MinValue);
        for (var i = 0; i < _count; i++)
        {
            var glyph = Glyph.Read(ref reader, _depth);
            (left, top) = (Math.Min(left, glyph.Left), Math.Min(top, glyph.Top));
            (right, bottom) = (Math.Max(right, glyph.Left + glyph.Width), Math.Max(bottom, glyph.Top + glyph.Height));
        }

        return Box.Clamped(left, top, right, bottom);
    }

    private void Mark(Coverage coverage, Glyph glyph)
    {
        var area = coverage.Area;
        var (left, right) = (Math.Max(area.Left, glyph.Left), Math.Min(area.Right, glyph.Left + glyph.Width));
        var (top, bottom) = (Math.Max(area.Top, glyph.Top), Math.Min(area.Bottom, glyph.Top + glyph.Height));
        for (var y = top; left < right && y < bottom; y++)
        {
            var marks = coverage.Row((int)y).Slice((int)(left - area.Left), (int)(right - left));
            var row = glyph.Row((int)(y - glyph.Top));
            var start = (int)(left - glyph.Left);
            for (var i = 0; !row.IsEmpty && i < marks.Length; i++)
            {
                marks[i] = Math.Max(marks[i], Alpha(row, start + i) << 24);
            }
        }
    }

    /// <summary>Alpha of a pixel. Four bits are the upper ones of eight: a full one is nearly opaque, as guests see it on the server.</summary>
    private uint Alpha(ReadOnlySpan<byte> row, int x) => _depth switch
    {
        GlyphDepth.Bits1 => (row[x >> 3] << (x & 7) & 0x80) != 0 ? 255u : 0,
        GlyphDepth.Bits4 => (x & 1) == 0 ? row[x >> 1] & 0xf0u : (uint)(row[x >> 1] << 4 & 0xf0),
        _ => row[x],
    };
}
