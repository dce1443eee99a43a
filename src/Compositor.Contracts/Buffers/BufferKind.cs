namespace Compositor.Contracts;

/// <summary>What kind of memory the descriptors of a buffer name.</summary>
public enum BufferKind
{
    /// <summary>A memfd or other file that can be mapped for reading.</summary>
    Memory,

    /// <summary>A dma-buf; to be imported by the GPU, or mapped with DMA_BUF_IOCTL_SYNC around each read.</summary>
    DmaBuf,
}
