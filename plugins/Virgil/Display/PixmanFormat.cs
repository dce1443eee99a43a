using Compositor.Contracts;

namespace Compositor.Plugins.Virgil;

/// <summary>
/// A pixel format as pixman numbers it (pixman.h, PIXMAN_FORMAT): bits per pixel in the top byte. Guests that set up their own
/// framebuffer (VESA modes) bring also formats that no screen takes; those are converted where bytes are copied anyway.
/// </summary>
internal readonly record struct PixmanFormat(uint Code)
{
    public const uint X8R8G8B8 = 0x20020888;
    public const uint A8R8G8B8 = 0x20028888;
    public const uint X8B8G8R8 = 0x20030888;
    public const uint A8B8G8R8 = 0x20038888;
    public const uint R5G6B5 = 0x10020565;
    public const uint X1R5G5B5 = 0x10020555;
    public const uint R8G8B8 = 0x18020888;

    /// <summary>Bytes of one pixel.</summary>
    public int BytesPerPixel => (int)(Code >> 24) / 8;

    /// <summary>The canvas format that holds it; a screen has no transparent pixels, so alpha is never taken.</summary>
    public FourCc? Canvas => Code switch
    {
        X8R8G8B8 or A8R8G8B8 or X1R5G5B5 or R8G8B8 => FourCc.Xrgb8888,
        X8B8G8R8 or A8B8G8R8 => FourCc.Xbgr8888,
        R5G6B5 => FourCc.Rgb565,
        _ => null,
    };

    /// <summary>The format of memory that is shown as it is; null when it would need converting.</summary>
    public FourCc? Direct => Code is X1R5G5B5 or R8G8B8 ? null : Canvas;

    /// <summary>Writes one row into a canvas of the format <see cref="Canvas"/>.</summary>
    /// <param name="source">Width × <see cref="BytesPerPixel"/> bytes.</param>
    /// <param name="target">Width × the canvas's bytes per pixel.</param>
    public void CopyRow(ReadOnlySpan<byte> source, Span<byte> target)
    {
        switch (Code)
        {
            case X1R5G5B5:
                for (int from = 0, to = 0; from < source.Length; from += 2, to += 4)
                {
                    var pixel = source[from] | (source[from + 1] << 8);
                    (target[to], target[to + 1], target[to + 2]) = (Widen(pixel), Widen(pixel >> 5), Widen(pixel >> 10));
                }

                break;
            case R8G8B8:
                for (int from = 0, to = 0; from < source.Length; from += 3, to += 4)
                {
                    (target[to], target[to + 1], target[to + 2]) = (source[from], source[from + 1], source[from + 2]);
                }

                break;
            default:
                source.CopyTo(target);
                break;
        }
    }

    private static byte Widen(int five) => (byte)(((five & 31) << 3) | ((five & 31) >> 2));
}
