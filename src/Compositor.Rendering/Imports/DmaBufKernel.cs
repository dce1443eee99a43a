using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Rendering;

/// <summary>This machine's kernel. The device that makes dma-bufs of memory is opened when it is first needed.</summary>
internal sealed class DmaBufKernel : IDmaBufKernel, IDisposable
{
    private UdmabufDevice? _udmabuf;
    private string _reason = string.Empty;

    /// <inheritdoc/>
    public string? ExporterOf(SafeFd fd) => DmaBuf.ExporterOf(fd);

    /// <inheritdoc/>
    public SafeFd MakeDmaBuf(SafeFd memory, long length)
    {
        if (_udmabuf is null && _reason.Length == 0)
        {
            _udmabuf = UdmabufDevice.Open(out _reason);
        }

        return _udmabuf?.Create(memory, 0, length) ?? throw new BufferException(_reason);
    }

    /// <inheritdoc/>
    public bool IsReadable(SafeFd fd) => !DmaBuf.IsDmaBuf(fd) || DmaBuf.IsReadable(fd);

    /// <inheritdoc/>
    public int ExportFence(SafeFd fd) => DmaBuf.ExportSyncFile(fd, forRead: true) ?? -1;

    /// <inheritdoc/>
    public void Dispose() => _udmabuf?.Dispose();
}
