using Compositor.Contracts;
using SkiaSharp;

namespace Compositor.Rendering;

/// <summary>A small picture to be blended over a frame: words, a pointer. Premultiplied B, G, R, A. Render thread; the owner disposes it.</summary>
internal sealed class Sprite : IDisposable
{
    private readonly SKBitmap _bitmap;

    public Sprite(Size size, bool opaque)
    {
        var alpha = opaque ? SKAlphaType.Opaque : SKAlphaType.Premul;
        _bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Bgra8888, alpha));
        (Size, IsOpaque) = (size, opaque);
    }

    public Size Size { get; }

    /// <summary>True when nothing shows through: it is copied, not blended.</summary>
    public bool IsOpaque { get; }

    public nint Address => _bitmap.GetPixels();

    public int Stride => _bitmap.RowBytes;

    public long Bytes => (long)Stride * Size.Height;

    /// <summary>To draw it; the caller disposes the canvas before the sprite is used.</summary>
    public SKCanvas CreateCanvas() => new(_bitmap);

    public unsafe byte* Pixel(int x, int y) => (byte*)Address + ((nint)y * Stride) + ((nint)x * 4);

    public void Dispose() => _bitmap.Dispose();
}
