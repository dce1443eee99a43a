using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Sources;

/// <summary>Parts of a canvas as buffers: heads that share one framebuffer.</summary>
public static class CanvasParts
{
    /// <summary>A buffer that shows a part of a canvas, with a descriptor of its own.</summary>
    /// <param name="canvas">The memory; it stays its owner's.</param>
    /// <param name="part">Within it, not empty.</param>
    public static SurfaceBuffer CreateBuffer(this ICanvas canvas, Rect part)
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
