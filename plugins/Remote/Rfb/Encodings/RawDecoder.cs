using System.Runtime.InteropServices;
using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>Pixels as they are (RFC 6143, 7.7.1), received where they belong.</summary>
internal sealed class RawDecoder : IRectangleDecoder
{
    /// <inheritdoc/>
    public void Decode(RfbReader reader, Rect area, Framebuffer target)
    {
        for (var y = area.Y; y < area.Bottom; y++)
        {
            reader.ReadInto(MemoryMarshal.AsBytes(target.Row(area.X, y, area.Width)));
        }
    }
}
