using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>The rung without any copy: the GPU samples the guest's own memory (EGL_EXT_image_dma_buf_import). Its place; not built yet.</summary>
internal sealed class DmaBufImporter : IImporter
{
    /// <inheritdoc/>
    public string Rung => "dma-buf";

    /// <inheritdoc/>
    public string? Refuse(SurfaceBuffer buffer) => buffer.Kind == BufferKind.DmaBuf ? "not yet: dma-buf import" : string.Empty;

    /// <inheritdoc/>
    public SurfaceImport Import(SurfaceBuffer buffer, SurfaceImport? former) => throw new BufferException("not yet: dma-buf import");
}
