namespace Compositor.Rendering;

/// <summary>A target that is memory while it is drawn: a window surface, a shared image, plain memory. Render thread.</summary>
public interface IPixelTarget : IOutputTarget
{
    /// <summary>Makes the memory writable; it still holds the frame before.</summary>
    PixelMemory Lock();

    /// <summary>Ends what <see cref="Lock"/> began.</summary>
    void Unlock();
}
