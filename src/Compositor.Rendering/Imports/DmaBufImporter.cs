using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Rendering;

/// <summary>
/// The rungs without any copy: the GPU samples the guest's own memory (EGL_EXT_image_dma_buf_import), with its layout told
/// (..._modifiers) or left to the driver. Render thread.
/// </summary>
internal sealed class DmaBufImporter(GlDevice device, IDmaBufImages? images, IDmaBufKernel kernel, IImportProofs proofs, bool withModifier) : IImporter
{
    /// <inheritdoc/>
    public string Rung => withModifier ? "dma-buf, modifier" : "dma-buf";

    /// <inheritdoc/>
    public string? Refuse(SurfaceBuffer buffer, out bool pending)
    {
        pending = false;
        if (buffer.Kind != BufferKind.DmaBuf)
        {
            return string.Empty;
        }

        if (Layout(buffer) is { } unsuitable)
        {
            return unsuitable;
        }

        if (images is null)
        {
            return "this driver imports no dma-bufs (EGL_EXT_image_dma_buf_import)";
        }

        if (kernel.ExporterOf(buffer.Planes[0].Fd) is not { } exporter)
        {
            return "its descriptor is not a dma-buf";
        }

        var told = withModifier ? buffer.Modifier : Modifier.Implicit;
        if (!images.Takes(buffer.Format, told, out _))
        {
            return withModifier ? $"the driver does not take {buffer.Format} with modifier 0x{told:x}" : $"the driver does not take {buffer.Format}";
        }

        var proof = proofs.Of(new ImportCase(exporter, buffer.Format, told));
        pending = proof.State == ProofState.Pending;
        return proof.State == ProofState.Works ? null : proof.Reason;
    }

    /// <inheritdoc/>
    public SurfaceImport Import(SurfaceBuffer buffer, ImageCache cache, SurfaceImport? former)
    {
        DmaBufSize.Check(buffer);
        var key = ImageKey.Of(buffer);
        var image = cache.Find(key) ?? cache.Add(key, new DmaBufImage(device, images!, buffer, buffer.Planes[0].Fd.Duplicate(), withModifier));
        return new DirectImport(image, buffer);
    }

    // Without extension for modifiers a linear buffer is left to the driver, too: it assumes just that.
    private string? Layout(SurfaceBuffer buffer)
    {
        if (!buffer.Format.IsKnown)
        {
            return $"pixel format {buffer.Format} is not known";
        }

        var told = buffer.Modifier != Modifier.Implicit;
        if (withModifier)
        {
            return !told ? string.Empty : images is { HasModifiers: false } ? "this driver knows no modifiers" : null;
        }

        return told && buffer.Modifier != Modifier.Linear ? $"modifier 0x{buffer.Modifier:x} has to be told" : null;
    }
}
