using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>Tiles of 64x64 pixels in a zlib stream (RFC 6143, 7.7.6).</summary>
internal sealed class ZrleDecoder : IRectangleDecoder, IDisposable
{
    private readonly InflatedReader _bytes = new();
    private readonly TileDecoder _tiles = new(64, mayReuse: false);

    /// <inheritdoc/>
    public void Decode(RfbReader reader, Rect area, Framebuffer target)
    {
        _bytes.Begin(reader, reader.ReadUInt32());
        _tiles.Decode(_bytes, area, target);
        _bytes.End();
    }

    public void Dispose() => _bytes.Dispose();
}
