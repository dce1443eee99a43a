using Compositor.Contracts;
using Compositor.Unix;
using Xunit;

namespace Compositor.Rendering.Tests.Fakes;

/// <summary>A kernel to which every memfd is a dma-buf, unless it is told otherwise.</summary>
internal sealed class FakeKernel : IDmaBufKernel
{
    public string? Exporter { get; set; } = "virtio_gpu";

    public string UdmabufError { get; set; } = string.Empty;

    public bool Readable { get; set; } = true;

    /// <summary>Dma-bufs made of memfds.</summary>
    public int Made { get; private set; }

    public string? ExporterOf(SafeFd fd) => Exporter;

    public SafeFd MakeDmaBuf(SafeFd memory, long length)
    {
        if (UdmabufError.Length > 0)
        {
            throw new BufferException(UdmabufError);
        }

        Assert.Equal(FileStat.Of(memory).Length, length);
        Made++;
        return memory.Duplicate();
    }

    public bool IsReadable(SafeFd fd) => Readable;

    public int ExportFence(SafeFd fd) => -1;
}
