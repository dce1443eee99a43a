using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>Pixels from elsewhere on the screen (RFC 6143, 7.7.2); both places may overlap.</summary>
internal sealed class CopyRectDecoder : IRectangleDecoder
{
    /// <inheritdoc/>
    public void Decode(RfbReader reader, Rect area, Framebuffer target)
    {
        var from = area with { X = reader.ReadUInt16(), Y = reader.ReadUInt16() };
        target.Require(from);

        // Upwards from the top, downwards from the bottom; a row on itself is what Span.CopyTo knows of.
        var (first, step) = from.Y >= area.Y ? (0, 1) : (area.Height - 1, -1);
        for (var (row, left) = (first, area.Height); left > 0; row += step, left--)
        {
            target.Row(from.X, from.Y + row, area.Width).CopyTo(target.Row(area.X, area.Y + row, area.Width));
        }
    }
}
