using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>Up to 256 colours, and an index for each pixel: a bit where there are two of them, a byte where there are more.</summary>
internal sealed class TightPalette
{
    private const int PixelLength = 3;

    // All indices of a byte have a colour, so that none needs to be checked; those beyond the palette are black.
    private readonly uint[] _colours = new uint[256];
    private int _count;

    /// <summary>Reads the colours.</summary>
    public void Read(ByteReader reader)
    {
        _count = reader.ReadByte() + 1;
        Pixels.FromRedGreenBlue(reader.Take(_count * PixelLength), _colours.AsSpan(0, _count));
        _colours.AsSpan(_count).Clear();
    }

    /// <summary>Bytes that the indices of a rectangle take.</summary>
    public long LengthOf(Size size) => _count <= 2 ? (size.Width + 7L) / 8 * size.Height : (long)size.Width * size.Height;

    /// <summary>Reads the indices.</summary>
    public void Decode(ByteReader reader, Rect area, Framebuffer target)
    {
        for (var y = area.Y; y < area.Bottom; y++)
        {
            var row = target.Row(area.X, y, area.Width);
            if (_count <= 2)
            {
                Pixels.FromBits(reader.Take((row.Length + 7) / 8), _colours[0], _colours[1], row);
                continue;
            }

            // A row has at most 65535 bytes.
            var indices = reader.Take(row.Length);
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = _colours[indices[i]];
            }
        }
    }
}
