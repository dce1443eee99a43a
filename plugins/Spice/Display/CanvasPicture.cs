using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Plugins.Spice;

/// <summary>A canvas that is drawn in. It stays its owner's.</summary>
internal sealed class CanvasPicture(ICanvas canvas) : IDisplayPicture
{
    /// <inheritdoc/>
    public Size Size => canvas.Size;

    /// <inheritdoc/>
    public SurfaceBuffer CreateBuffer(Rect part)
    {
        var whole = canvas.CreateBuffer();
        if (part == new Rect(canvas.Size))
        {
            return whole;
        }

        using (whole)
        {
            var plane = whole.Planes[0];
            return new SurfaceBuffer(
                whole.Kind,
                part.Size,
                whole.Format,
                [plane with { Fd = plane.Fd.Duplicate() }],
                drawLock: canvas.DrawLock,
                crop: new BufferCrop(canvas.Size, new Point(part.X, part.Y)));
        }
    }
}
