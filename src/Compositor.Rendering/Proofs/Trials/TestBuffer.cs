using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>A dma-buf that a trial made to import it. One thread.</summary>
internal abstract class TestBuffer : IDisposable
{
    /// <summary>Format, size and layout, as a guest would announce it.</summary>
    public abstract SurfaceBuffer Buffer { get; }

    /// <summary>Writes a picture, without the importing GL's help.</summary>
    /// <exception cref="RendererException">It cannot be written.</exception>
    public abstract void Write(int turn);

    /// <inheritdoc/>
    public abstract void Dispose();
}
