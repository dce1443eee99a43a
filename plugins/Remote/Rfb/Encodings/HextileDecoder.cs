using System.Runtime.InteropServices;
using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>Tiles of 16x16 pixels, each raw or a background with rectangles on it (RFC 6143, 7.7.4).</summary>
internal sealed class HextileDecoder : IRectangleDecoder
{
    private const int Side = 16;
    private const int Raw = 1;
    private const int HasBackground = 2;
    private const int HasForeground = 4;
    private const int HasParts = 8;
    private const int PartsAreColoured = 16;

    /// <inheritdoc/>
    public void Decode(RfbReader reader, Rect area, Framebuffer target)
    {
        // Both go on from tile to tile.
        var (background, foreground) = (0u, 0u);
        for (var y = area.Y; y < area.Bottom; y += Side)
        {
            for (var x = area.X; x < area.Right; x += Side)
            {
                var tile = new Rect(x, y, (int)Math.Min(Side, area.Right - x), (int)Math.Min(Side, area.Bottom - y));
                var kind = reader.ReadByte();
                if ((kind & Raw) != 0)
                {
                    ReadRaw(reader, tile, target);
                    continue;
                }

                background = (kind & HasBackground) != 0 ? ReadPixel(reader) : background;
                foreground = (kind & HasForeground) != 0 ? ReadPixel(reader) : foreground;
                target.Fill(tile, background);
                if ((kind & HasParts) != 0)
                {
                    ReadParts(reader, tile, target, (kind & PartsAreColoured) != 0 ? null : foreground);
                }
            }
        }
    }

    private static void ReadRaw(RfbReader reader, Rect tile, Framebuffer target)
    {
        var pixels = MemoryMarshal.Cast<byte, uint>(reader.Take(tile.Width * tile.Height * sizeof(uint)));
        for (var row = 0; row < tile.Height; row++)
        {
            pixels.Slice(row * tile.Width, tile.Width).CopyTo(target.Row(tile.X, tile.Y + row, tile.Width));
        }
    }

    private static void ReadParts(RfbReader reader, Rect tile, Framebuffer target, uint? colour)
    {
        for (var left = reader.ReadByte(); left > 0; left--)
        {
            var pixel = colour ?? ReadPixel(reader);
            var (place, size) = (reader.ReadByte(), reader.ReadByte());
            var part = new Rect(tile.X + (place >> 4), tile.Y + (place & 15), (size >> 4) + 1, (size & 15) + 1);
            if (!tile.Contains(part))
            {
                throw new RfbException($"a part {part} lies outside its tile {tile}");
            }

            target.Fill(part, pixel);
        }
    }

    private static uint ReadPixel(RfbReader reader) => MemoryMarshal.Read<uint>(reader.Take(sizeof(uint)));
}
