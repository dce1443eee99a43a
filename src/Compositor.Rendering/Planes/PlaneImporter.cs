using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>The rung for video in memory: its planes go to the GPU as they are, and are converted there. Render thread.</summary>
internal sealed class PlaneImporter(GlDevice device) : IImporter
{
    /// <inheritdoc/>
    public string Rung => "planes";

    /// <inheritdoc/>
    public string? Refuse(SurfaceBuffer buffer, out bool pending)
    {
        pending = false;
        if (!buffer.Format.IsYuv)
        {
            return string.Empty;
        }

        return BufferReadable.Refuse(buffer)
            ?? (Math.Max(buffer.Size.Width, buffer.Size.Height) > device.MaximumSide ? $"the GPU has no textures of {buffer.Size} pixels" : PlaneImport.Refuse(buffer));
    }

    /// <inheritdoc/>
    public SurfaceImport Import(SurfaceBuffer buffer, ImageCache images, SurfaceImport? former)
    {
        var mappings = images.Mappings.Rent(buffer);
        var import = former is PlaneImport planes && planes.Suits(buffer) ? planes : new PlaneImport(device, buffer.Format, buffer.Size);
        import.Show(mappings);
        return import;
    }
}
