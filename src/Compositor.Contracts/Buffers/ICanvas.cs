namespace Compositor.Contracts;

/// <summary>
/// Memory that a plugin draws in and a surface shows: a sealed memfd, mapped for writing. Draw only while holding <see cref="DrawLock"/>.
/// Disposing unmaps it; buffers made from it stay valid. One thread draws at a time; never draw after disposing.
/// </summary>
public interface ICanvas : IDisposable
{
    /// <summary>Pixels.</summary>
    Size Size { get; }

    /// <summary>A packed format, or one of video.</summary>
    FourCc Format { get; }

    /// <summary>Bytes from one row to the next, of the first plane.</summary>
    int Stride { get; }

    /// <summary>Hold it while drawing, briefly.</summary>
    DrawLock DrawLock { get; }

    /// <summary>
    /// All rows, top first: <see cref="Stride"/> × height bytes, and after them those of further planes, which lie as the
    /// <see cref="SurfaceBuffer.Planes"/> of a buffer of it say. Valid until disposed.
    /// </summary>
    Span<byte> Pixels { get; }

    /// <summary>A buffer of this memory, with a descriptor of its own, to attach to a surface.</summary>
    /// <param name="colour">What the numbers of video mean; null for what is usual at that size.</param>
    SurfaceBuffer CreateBuffer(VideoColour? colour = null);
}
