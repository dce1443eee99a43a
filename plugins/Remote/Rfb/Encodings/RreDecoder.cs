using System.Runtime.InteropServices;
using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>A background and rectangles of one colour on it (RFC 6143, 7.7.3).</summary>
internal sealed class RreDecoder : IRectangleDecoder
{
    /// <inheritdoc/>
    public void Decode(RfbReader reader, Rect area, Framebuffer target)
    {
        var count = reader.ReadUInt32();
        if (count > area.Area)
        {
            throw new RfbException($"a rectangle of {area.Size} pixels has {count} parts");
        }

        target.Fill(area, ReadPixel(reader));
        for (; count > 0; count--)
        {
            reader.ThrowIfEnded();
            var colour = ReadPixel(reader);
            var part = new Rect(reader.ReadUInt16(), reader.ReadUInt16(), reader.ReadUInt16(), reader.ReadUInt16());
            if (!new Rect(area.Size).Contains(part))
            {
                throw new RfbException($"a part {part} lies outside its rectangle of {area.Size}");
            }

            // One of no size may lie anywhere.
            if (!part.IsEmpty)
            {
                target.Fill(part with { X = area.X + part.X, Y = area.Y + part.Y }, colour);
            }
        }
    }

    private static uint ReadPixel(RfbReader reader) => MemoryMarshal.Read<uint>(reader.Take(sizeof(uint)));
}
