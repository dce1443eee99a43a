using System.Runtime.InteropServices;
using Compositor.Contracts;

namespace Compositor.Plugins.Testcard.Drawing;

/// <summary>Writes colours into a canvas in its own format. The caller holds the canvas's draw lock.</summary>
internal readonly ref struct CanvasWriter(ICanvas canvas)
{
    /// <summary>Written where a format has an unused byte, so that a renderer that reads it as alpha is found out.</summary>
    private const uint Unused = 0x5a000000;

    private readonly Span<byte> _pixels = canvas.Pixels;

    public void Copy(Picture picture, Rect area)
    {
        area = area.Intersect(new Rect(canvas.Size));
        for (var y = area.Y; y < area.Bottom; y++)
        {
            var row = picture.Row(y);
            for (var x = area.X; x < area.Right; x++)
            {
                Set(x, y, row[x]);
            }
        }
    }

    public void Fill(Rect area, uint colour)
    {
        area = area.Intersect(new Rect(canvas.Size));
        for (var y = area.Y; y < area.Bottom; y++)
        {
            for (var x = area.X; x < area.Right; x++)
            {
                Set(x, y, colour);
            }
        }
    }

    private void Set(int x, int y, uint colour)
    {
        var pixel = _pixels.Slice((y * canvas.Stride) + (x * canvas.Format.BytesPerPixel), canvas.Format.BytesPerPixel);
        if (canvas.Format == FourCc.Rgb565)
        {
            MemoryMarshal.Write(pixel, (ushort)(((colour >> 8) & 0xf800) | ((colour >> 5) & 0x07e0) | ((colour >> 3) & 0x001f)));
        }
        else
        {
            MemoryMarshal.Write(pixel, Encode(colour));
        }
    }

    private uint Encode(uint colour)
    {
        var swapped = (colour & 0xff00ff00) | ((colour & 0xff) << 16) | ((colour >> 16) & 0xff);
        return canvas.Format switch
        {
            var format when format == FourCc.Argb8888 => colour,
            var format when format == FourCc.Abgr8888 => swapped,
            var format when format == FourCc.Xbgr8888 => (swapped & 0xffffff) | Unused,
            _ => (colour & 0xffffff) | Unused,
        };
    }
}
