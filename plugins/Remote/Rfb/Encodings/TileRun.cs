using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>A place in a tile that is filled from its first pixel to its last, row after row.</summary>
internal ref struct TileRun(Rect tile, Framebuffer target)
{
    private int _x;
    private int _y;

    /// <summary>Pixels that are left.</summary>
    public readonly int Left => ((tile.Height - _y) * tile.Width) - _x;

    public readonly bool IsDone => _y == tile.Height;

    /// <summary>Fills the next pixels.</summary>
    /// <param name="colour">With this.</param>
    /// <param name="length">1 to <see cref="Left"/>.</param>
    public void Fill(uint colour, int length)
    {
        while (length > 0)
        {
            var count = Math.Min(length, tile.Width - _x);
            target.Row(tile.X + _x, tile.Y + _y, count).Fill(colour);
            length -= count;
            _x += count;
            if (_x == tile.Width)
            {
                (_x, _y) = (0, _y + 1);
            }
        }
    }
}
