using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>A surface's buffer as GL samples it. Render thread; disposed with its context current.</summary>
internal abstract class SurfaceImport : IDisposable
{
    /// <summary>The texture to sample.</summary>
    public abstract uint Texture { get; }

    /// <summary>Its pixels.</summary>
    public abstract Size Size { get; }

    /// <summary>True when its first row is the bottom of the picture.</summary>
    public abstract bool BottomUp { get; }

    /// <summary>Bytes held for it.</summary>
    public abstract long Bytes { get; }

    /// <summary>Takes changed pixels of the buffer; its canvas is not being drawn in meanwhile.</summary>
    /// <exception cref="SourceException">The buffer cannot be read any more.</exception>
    public abstract void Read(ReadOnlySpan<Rect> damage);

    /// <inheritdoc/>
    public abstract void Dispose();
}
