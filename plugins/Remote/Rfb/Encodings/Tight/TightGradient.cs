using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>Each colour is the difference to what its neighbours foretell: left + above - above left, kept within a byte.</summary>
internal sealed class TightGradient
{
    private const int PixelLength = 3;

    // One row is a pixel longer, for the left of the first.
    private byte[] _above = [];
    private byte[] _row = [];

    /// <summary>Reads a rectangle.</summary>
    public void Decode(ByteReader reader, Rect area, Framebuffer target)
    {
        var length = (area.Width + 1) * PixelLength;
        if (_row.Length < length)
        {
            (_above, _row) = (new byte[length], new byte[length]);
        }

        _above.AsSpan(0, length).Clear();
        _row.AsSpan(0, PixelLength).Clear();
        for (var y = area.Y; y < area.Bottom; y++)
        {
            reader.ReadInto(_row.AsSpan(PixelLength, area.Width * PixelLength));
            for (var i = PixelLength; i < length; i++)
            {
                var foretold = Math.Clamp(_row[i - PixelLength] + _above[i] - _above[i - PixelLength], 0, byte.MaxValue);
                _row[i] = (byte)(_row[i] + foretold);
            }

            Pixels.FromRedGreenBlue(_row.AsSpan(PixelLength, area.Width * PixelLength), target.Row(area.X, y, area.Width));
            (_above, _row) = (_row, _above);
            _row.AsSpan(0, PixelLength).Clear();
        }
    }
}
