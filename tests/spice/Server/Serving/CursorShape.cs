using System.Runtime.InteropServices;
using Compositor.SpiceServer.Drawing;

namespace Compositor.SpiceServer.Serving;

/// <summary>Cursor pictures as the protocol has them: pixels, then a palette where there is one, then a mask of one bit a pixel (set: transparent).</summary>
internal static class CursorShape
{
    /// <param name="type">SPICE_CURSOR_TYPE_*: alpha, mono, 4, 8, 16, 24 and 32 bits.</param>
    public static byte[] RowsOf(int type, int side, Noise noise)
    {
        var colours = Colours.Flat(noise);
        var mask = Raster.Mask(side, side, (x, y) => x > y || x + y > side + (side / 2)).Rows;
        var palette = Palette.Of(noise, type == 2 ? 16 : 256);
        return type switch
        {
            0 => Raster.Of(BitmapFormat.Rgba, side, side, Colours.Translucent(colours, side)).Rows,
            // A mask of AND bits, then one of XOR bits: black, white, nothing and inverted all happen.
            1 => [.. mask, .. Raster.Mask(side, side, (x, y) => ((x / 4) + (y / 4)) % 2 == 0).Rows],
            2 => [.. Raster.Of(BitmapFormat.Bit4, side, side, (x, y) => (uint)((x / 4) + (y / 4))).Rows, .. Bytes(palette), .. mask],
            3 => [.. Raster.Of(BitmapFormat.Bit8, side, side, (x, y) => (uint)((x * 8) + y)).Rows, .. Bytes(palette), .. mask],
            4 => [.. Raster.Of(BitmapFormat.Bit16, side, side, colours).Rows, .. mask],
            5 => [.. Raster.Of(BitmapFormat.Bit24, side, side, colours).Rows, .. mask],
            _ => [.. Raster.Of(BitmapFormat.Bit32, side, side, colours).Rows, .. mask],
        };
    }

    private static byte[] Bytes(Palette palette) => MemoryMarshal.AsBytes(palette.Entries.AsSpan()).ToArray();
}
