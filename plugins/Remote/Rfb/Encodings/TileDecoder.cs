using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>
/// The tiles of TRLE and ZRLE (RFC 6143, 7.7.5 and 7.7.6): raw, of one colour, with a palette, or in runs. Pixels have three bytes: blue, green,
/// red.
/// </summary>
/// <param name="side">Pixels of a tile's side: 16 or 64.</param>
/// <param name="mayReuse">True where a tile may have the palette of the one before (TRLE).</param>
internal sealed class TileDecoder(int side, bool mayReuse)
{
    private const int PixelLength = 3;
    private const int MostPacked = 16;
    private const int ReusePacked = 127;
    private const int PlainRuns = 128;
    private const int ReuseRuns = 129;

    private readonly uint[] _palette = new uint[128];
    private int _colours;

    /// <summary>Decodes all tiles of a rectangle.</summary>
    public void Decode(ByteReader reader, Rect area, Framebuffer target)
    {
        for (var y = area.Y; y < area.Bottom; y += side)
        {
            for (var x = area.X; x < area.Right; x += side)
            {
                DecodeTile(reader, new Rect(x, y, (int)Math.Min(side, area.Right - x), (int)Math.Min(side, area.Bottom - y)), target);
            }
        }
    }

    private void DecodeTile(ByteReader reader, Rect tile, Framebuffer target)
    {
        var kind = reader.ReadByte();
        switch (kind)
        {
            case 0:
                ReadRaw(reader, tile, target);
                break;
            case 1:
                target.Fill(tile, ReadPixel(reader));
                break;
            case <= MostPacked:
                ReadPalette(reader, kind);
                ReadPacked(reader, tile, target);
                break;
            case ReusePacked when mayReuse && _colours is > 1 and <= MostPacked:
                ReadPacked(reader, tile, target);
                break;
            case PlainRuns:
                ReadRuns(reader, tile, target);
                break;
            case ReuseRuns when mayReuse && _colours > 1:
                ReadPaletteRuns(reader, tile, target);
                break;
            case > ReuseRuns:
                ReadPalette(reader, kind - PlainRuns);
                ReadPaletteRuns(reader, tile, target);
                break;
            default:
                throw new RfbException($"a tile has the unknown kind {kind}");
        }
    }

    private static void ReadRaw(ByteReader reader, Rect tile, Framebuffer target)
    {
        for (var y = tile.Y; y < tile.Bottom; y++)
        {
            Pixels.FromBlueGreenRed(reader.Take(tile.Width * PixelLength), target.Row(tile.X, y, tile.Width));
        }
    }

    private void ReadPalette(ByteReader reader, int colours)
    {
        _colours = colours;
        Pixels.FromBlueGreenRed(reader.Take(colours * PixelLength), _palette.AsSpan(0, colours));
    }

    // Rows begin with a byte; an index has as many bits as the palette needs, the first in the upper ones.
    private void ReadPacked(ByteReader reader, Rect tile, Framebuffer target)
    {
        var bits = _colours <= 2 ? 1 : _colours <= 4 ? 2 : 4;
        var mask = (1 << bits) - 1;
        for (var y = tile.Y; y < tile.Bottom; y++)
        {
            var row = target.Row(tile.X, y, tile.Width);
            var packed = reader.Take(((tile.Width * bits) + 7) / 8);
            if (bits == 1)
            {
                Pixels.FromBits(packed, _palette[0], _palette[1], row);
                continue;
            }

            for (var i = 0; i < row.Length; i++)
            {
                var at = i * bits;
                row[i] = ColourOf((packed[at >> 3] >> (8 - bits - (at & 7))) & mask);
            }
        }
    }

    private static void ReadRuns(ByteReader reader, Rect tile, Framebuffer target)
    {
        var run = new TileRun(tile, target);
        while (!run.IsDone)
        {
            var colour = ReadPixel(reader);
            run.Fill(colour, ReadLength(reader, run.Left));
        }
    }

    private void ReadPaletteRuns(ByteReader reader, Rect tile, Framebuffer target)
    {
        const int IsRun = 128;
        var run = new TileRun(tile, target);
        while (!run.IsDone)
        {
            var index = reader.ReadByte();
            var colour = ColourOf(index & ~IsRun);
            run.Fill(colour, (index & IsRun) != 0 ? ReadLength(reader, run.Left) : 1);
        }
    }

    // One, and the bytes up to the first that is not 255.
    private static int ReadLength(ByteReader reader, int most)
    {
        var length = 1;
        byte part;
        do
        {
            part = reader.ReadByte();
            length += part;
            if (length > most)
            {
                throw new RfbException("a run is longer than its tile");
            }
        }
        while (part == byte.MaxValue);

        return length;
    }

    private uint ColourOf(int index) => index < _colours ? _palette[index] : throw new RfbException($"a palette of {_colours} colours has no number {index}");

    private static uint ReadPixel(ByteReader reader)
    {
        var bytes = reader.Take(PixelLength);
        return bytes[0] | (uint)bytes[1] << 8 | (uint)bytes[2] << 16;
    }
}
