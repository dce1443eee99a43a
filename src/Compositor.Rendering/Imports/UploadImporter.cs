using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>The rung that works everywhere: map the memory, copy what changed into a texture. Render thread.</summary>
internal sealed class UploadImporter(GlDevice device) : IImporter
{
    private readonly Scratch _scratch = new();

    /// <inheritdoc/>
    public string Rung => "upload";

    /// <inheritdoc/>
    public string? Refuse(SurfaceBuffer buffer, out bool pending)
    {
        pending = false;
        return BufferReadable.Refuse(buffer)
            ?? (Math.Max(buffer.Size.Width, buffer.Size.Height) > device.MaximumSide ? $"the GPU has no textures of {buffer.Size} pixels" : null);
    }

    /// <inheritdoc/>
    public SurfaceImport Import(SurfaceBuffer buffer, ImageCache images, SurfaceImport? former)
    {
        var mappings = images.Mappings.Rent(buffer);

        // A guest that flips between buffers of one size keeps its texture.
        var import = former is UploadImport upload && upload.Size == buffer.Size ? upload : new UploadImport(device, buffer.Size, _scratch);
        import.Show(buffer, mappings);
        return import;
    }
}
