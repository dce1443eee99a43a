using System.Runtime.InteropServices;
using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>Raw pixels in a zlib stream (rfbproto, "Zlib Encoding").</summary>
internal sealed class ZlibDecoder : IRectangleDecoder, IDisposable
{
    private readonly InflatedReader _pixels = new();

    /// <inheritdoc/>
    public void Decode(RfbReader reader, Rect area, Framebuffer target)
    {
        _pixels.Begin(reader, reader.ReadUInt32());
        for (var y = area.Y; y < area.Bottom; y++)
        {
            _pixels.ReadInto(MemoryMarshal.AsBytes(target.Row(area.X, y, area.Width)));
        }

        _pixels.End();
    }

    public void Dispose() => _pixels.Dispose();
}
