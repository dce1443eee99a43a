using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>A surface's buffer as GL samples it. Render thread; disposed with its context current.</summary>
internal abstract class SurfaceImport : IDisposable
{
    /// <summary>The texture to sample.</summary>
    public abstract uint Texture { get; }

    /// <summary>Pixels of the picture.</summary>
    public abstract Size Size { get; }

    /// <summary>Which part of the texture is the picture.</summary>
    public abstract TexturePart Part { get; }

    /// <summary>Bytes held for it.</summary>
    public abstract long Bytes { get; }

    /// <summary>True when the GPU samples the guest's memory itself: it reads for as long as it draws.</summary>
    public abstract bool IsDirect { get; }

    /// <summary>True when it needs samplerExternalOES.</summary>
    public virtual bool IsExternal => false;

    /// <summary>Takes changed pixels of the buffer; its canvas is not being drawn in meanwhile.</summary>
    /// <returns>The bytes of pixels that the CPU touched.</returns>
    /// <exception cref="SourceException">The buffer cannot be read any more.</exception>
    public abstract long Read(ReadOnlySpan<Rect> damage);

    /// <inheritdoc/>
    public abstract void Dispose();
}
