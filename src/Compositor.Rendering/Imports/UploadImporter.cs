using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>The rung that works everywhere: map the memory, copy what changed into a texture. Render thread.</summary>
internal sealed class UploadImporter(GlDevice device, MappingCache mappings) : IImporter
{
    private readonly Scratch _scratch = new();

    /// <inheritdoc/>
    public string Rung => "upload";

    /// <inheritdoc/>
    public string? Refuse(SurfaceBuffer buffer) => buffer switch
    {
        { Kind: BufferKind.DmaBuf } => "not yet: reading a dma-buf",
        { Format.BytesPerPixel: 0 } => $"pixel format {buffer.Format} cannot be read from memory",
        _ when Math.Max(buffer.Size.Width, buffer.Size.Height) > device.MaximumSide => $"the GPU has no textures of {buffer.Size} pixels",
        _ => null,
    };

    /// <inheritdoc/>
    public SurfaceImport Import(SurfaceBuffer buffer, SurfaceImport? former)
    {
        var mapping = mappings.Rent(buffer);

        // A guest that flips between buffers of one size keeps its texture.
        var import = former is UploadImport upload && upload.Size == buffer.Size ? upload : new UploadImport(device, buffer.Size, _scratch);
        import.Show(buffer, mapping);
        import.Read([new Rect(buffer.Size)]);
        return import;
    }
}
