using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>What the kernel knows and makes of dma-bufs. Any thread.</summary>
internal interface IDmaBufKernel
{
    /// <summary>Who made a dma-buf ("udmabuf", "virtio_gpu"); null when the descriptor is none.</summary>
    string? ExporterOf(SafeFd fd);

    /// <summary>Makes a dma-buf of all of a memfd, without copying; the caller owns it.</summary>
    /// <param name="memory">The memfd.</param>
    /// <param name="length">Its bytes.</param>
    /// <exception cref="BufferException">It cannot be done, and why.</exception>
    SafeFd MakeDmaBuf(SafeFd memory, long length);

    /// <summary>True when nobody writes the dma-buf any more: reading it waits for no GPU. Also true for what is no dma-buf.</summary>
    bool IsReadable(SafeFd fd);

    /// <summary>The kernel's fence of who still writes a dma-buf; -1 where there is none. The caller owns the descriptor.</summary>
    int ExportFence(SafeFd fd);
}
