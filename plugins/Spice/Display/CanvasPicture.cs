using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Spice;

/// <summary>A canvas that is drawn in. It stays its owner's.</summary>
internal sealed class CanvasPicture(ICanvas canvas) : IDisplayPicture
{
    /// <inheritdoc/>
    public Size Size => canvas.Size;

    /// <inheritdoc/>
    public SurfaceBuffer CreateBuffer(Rect part) => canvas.CreateBuffer(part);
}
