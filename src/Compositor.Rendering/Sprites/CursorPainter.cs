using Compositor.Contracts;
using SkiaSharp;

namespace Compositor.Rendering;

/// <summary>Makes a sprite of a guest's pointer image, at the size at which its view shows it. Render thread.</summary>
internal static class CursorPainter
{
    public static unsafe Sprite Paint(CursorImage image, Size size)
    {
        var sprite = new Sprite(size, opaque: false);
        using var canvas = sprite.CreateCanvas();
        canvas.Clear(SKColors.Transparent);
        var format = new SKImageInfo(image.Size.Width, image.Size.Height, SKColorType.Bgra8888, SKAlphaType.Unpremul);
        fixed (byte* pixels = image.Argb.Span)
        {
            using var pixmap = new SKPixmap(format, (nint)pixels, format.RowBytes);
            using var picture = SKImage.FromPixels(pixmap);
            var sampling = image.Size == size ? new SKSamplingOptions(SKFilterMode.Nearest) : new SKSamplingOptions(SKFilterMode.Linear);
            canvas.DrawImage(picture, new SKRect(0, 0, size.Width, size.Height), sampling);
            canvas.Flush();
        }

        return sprite;
    }
}
