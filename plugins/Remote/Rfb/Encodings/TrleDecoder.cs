using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>Tiles of 16x16 pixels (RFC 6143, 7.7.5).</summary>
internal sealed class TrleDecoder : IRectangleDecoder
{
    private readonly TileDecoder _tiles = new(16, mayReuse: true);

    /// <inheritdoc/>
    public void Decode(RfbReader reader, Rect area, Framebuffer target) => _tiles.Decode(reader, area, target);
}
