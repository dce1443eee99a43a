using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Rendering;

/// <summary>
/// Memory of the CPU without any copy: the kernel makes a dma-buf of a memfd (/dev/udmabuf), and the GPU samples that. Only of memory that
/// cannot shrink: a plugin's canvas is sealed so, QEMU's memory is not. Render thread.
/// </summary>
internal sealed class UdmabufImporter(GlDevice device, IDmaBufImages? images, IDmaBufKernel kernel, IImportProofs proofs) : IImporter
{
    private const string Exporter = "udmabuf";

    /// <inheritdoc/>
    public string Rung => "udmabuf";

    /// <inheritdoc/>
    public string? Refuse(SurfaceBuffer buffer, out bool pending)
    {
        pending = false;
        if (buffer.Kind != BufferKind.Memory)
        {
            return string.Empty;
        }

        if (buffer.Format.IsYuv)
        {
            return "planes of memory are uploaded";
        }

        if (images is null)
        {
            return "this driver imports no dma-bufs (EGL_EXT_image_dma_buf_import)";
        }

        if (!Memfd.GetSeals(buffer.Planes[0].Fd).HasFlag(FileSeals.Shrink))
        {
            return "its memory is not sealed against shrinking, which QEMU's never is";
        }

        var modifier = images.HasModifiers ? Modifier.Linear : Modifier.Implicit;
        if (!images.Takes(buffer.Format, modifier, out _))
        {
            return $"the driver does not take {buffer.Format}";
        }

        var proof = proofs.Of(new ImportCase(Exporter, buffer.Format, modifier));
        pending = proof.State == ProofState.Pending;
        return proof.State == ProofState.Works ? null : proof.Reason;
    }

    /// <inheritdoc/>
    public SurfaceImport Import(SurfaceBuffer buffer, ImageCache cache, SurfaceImport? former)
    {
        DmaBufSize.Check(buffer);
        var key = ImageKey.Of(buffer);
        return new DirectImport(cache.Find(key) ?? cache.Add(key, Make(buffer)), buffer);
    }

    private DmaBufImage Make(SurfaceBuffer buffer)
    {
        var memory = buffer.Planes[0].Fd;
        return new DmaBufImage(device, images!, buffer, kernel.MakeDmaBuf(memory, FileStat.Of(memory).Length), images!.HasModifiers);
    }
}
