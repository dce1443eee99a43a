using Compositor.Contracts;

namespace Compositor.Plugins.Virgil;

/// <summary>What sizes and rectangles are taken from QEMU.</summary>
internal static class PictureLimits
{
    /// <summary>
    /// The largest canvas: a D-Bus array holds 64 MiB, so no larger picture of 4-byte pixels can ever arrive whole as bytes.
    /// </summary>
    public const long CanvasArea = DBusLimits.Array / 4;

    /// <summary>A size that a surface may have.</summary>
    public static Size Size(uint width, uint height) =>
        width is 0 or > SurfaceBuffer.MaximumSide || height is 0 or > SurfaceBuffer.MaximumSide
            ? throw new ProtocolException($"QEMU announces a picture of {width}x{height} pixels")
            : new Size((int)width, (int)height);

    /// <summary>Checks a size.</summary>
    public static void Check(Size size)
    {
        if (size.IsEmpty || size.Width > SurfaceBuffer.MaximumSide || size.Height > SurfaceBuffer.MaximumSide)
        {
            throw new ProtocolException($"QEMU announces {size} pixels");
        }
    }

    /// <summary>Checks that a changed rectangle lies in the surface.</summary>
    public static Rect Inside(Rect rect, Size surface) => !rect.IsEmpty && new Rect(surface).Contains(rect)
        ? rect
        : throw new ProtocolException($"QEMU changes {rect} of a surface of {surface} pixels");
}
