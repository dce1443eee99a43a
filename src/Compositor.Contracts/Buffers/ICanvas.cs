namespace Compositor.Contracts;

/// <summary>
/// Memory that a plugin draws in and a surface shows: a sealed memfd, mapped for writing. Draw only while holding <see cref="DrawLock"/>.
/// Disposing unmaps it; buffers made from it stay valid. One thread draws at a time; never draw after disposing.
/// </summary>
public interface ICanvas : IDisposable
{
    /// <summary>Pixels.</summary>
    Size Size { get; }

    /// <summary>A packed format.</summary>
    FourCc Format { get; }

    /// <summary>Bytes from one row to the next.</summary>
    int Stride { get; }

    /// <summary>Hold it while drawing, briefly.</summary>
    DrawLock DrawLock { get; }

    /// <summary>All rows, top first; <see cref="Stride"/> × height bytes. Valid until disposed.</summary>
    Span<byte> Pixels { get; }

    /// <summary>A buffer of this memory, with a descriptor of its own, to attach to a surface.</summary>
    SurfaceBuffer CreateBuffer();
}
