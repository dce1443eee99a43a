using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>A mapped buffer with a texture that follows it, sampled through an EGL image like every other import. Render thread.</summary>
internal sealed unsafe class UploadImport : SurfaceImport
{
    private readonly GlDevice _device;
    private readonly Scratch _scratch;
    private readonly uint _upload;
    private readonly nint _image;
    private PlaneMappings? _mappings;
    private SurfaceBuffer? _buffer;

    public UploadImport(GlDevice device, Size size, Scratch scratch)
    {
        (_device, _scratch, Size) = (device, scratch, size);
        _upload = Texture = device.CreateTexture(size);
        if (device.Images is { } images)
        {
            _image = images.OfTexture(_upload);
            Texture = device.Gl.GenTexture();
            device.Gl.BindTexture(Silk.NET.OpenGL.TextureTarget.Texture2D, Texture);
            images.Sample((uint)Silk.NET.OpenGL.TextureTarget.Texture2D, _image);
            device.SetSampling();
        }

        LiveCount.Count(LiveKind.Import, +1);
    }

    /// <inheritdoc/>
    public override uint Texture { get; }

    /// <inheritdoc/>
    public override Size Size { get; }

    /// <inheritdoc/>
    public override TexturePart Part => TexturePart.Whole(_buffer is { BottomUp: true });

    /// <inheritdoc/>
    public override bool IsDirect => false;

    /// <inheritdoc/>
    public override long Bytes => Size.Area * 4;

    /// <summary>Reads from another buffer of the same size from now on; owns the mappings.</summary>
    public void Show(SurfaceBuffer buffer, in PlaneMappings mappings)
    {
        _mappings?.Release();
        (_buffer, _mappings) = (buffer, mappings);
    }

    /// <inheritdoc/>
    public override long Read(ReadOnlySpan<Rect> damage)
    {
        var mappings = _mappings!.Value;
        mappings.BeginRead();
        try
        {
            return Upload(damage);
        }
        finally
        {
            mappings.EndRead();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _mappings?.Release();
        if (_image != 0)
        {
            _device.Images!.Destroy(_image);
            _device.Gl.DeleteTexture(Texture);
        }

        _device.Gl.DeleteTexture(_upload);
        LiveCount.Count(LiveKind.Import, -1);
    }

    private long Upload(ReadOnlySpan<Rect> damage)
    {
        _device.Gl.BindTexture(Silk.NET.OpenGL.TextureTarget.Texture2D, _upload);

        // In the order of memory, also when that is bottom first: drawing turns it.
        var source = PixelSource.InMemoryOrder(_buffer!, _mappings!.Value);
        var (pixels, inPlace) = (0L, source.IsNative && source.Pitch % 4 == 0);
        foreach (var rect in damage)
        {
            var part = rect.Intersect(new Rect(Size));
            if (part.IsEmpty)
            {
                continue;
            }

            pixels += part.Area;
            part = _buffer!.BottomUp ? part with { Y = Size.Height - part.Y - part.Height } : part;
            if (inPlace)
            {
                _device.Upload(part, source.Pixel(part.X, part.Y), (int)source.Pitch / 4);
            }
            else
            {
                _device.Upload(part, Convert(source, part), part.Width);
            }
        }

        return (long)(pixels * source.BytesPerPixel);
    }

    // Converting while copying is cheaper than a texture in another order, which software drawing converts at every draw.
    private byte* Convert(in PixelSource source, Rect part)
    {
        var rows = _scratch.Bytes(part.Width * 4 * part.Height);
        for (var y = 0; y < part.Height; y++)
        {
            source.Read(part.X, part.Y + y, rows + ((nint)y * part.Width * 4), part.Width);
        }

        return rows;
    }
}
