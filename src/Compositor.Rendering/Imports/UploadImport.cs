using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>A mapped buffer with a texture that follows it, sampled through an EGL image like every other import. Render thread.</summary>
internal sealed unsafe class UploadImport : SurfaceImport
{
    private readonly GlDevice _device;
    private readonly Scratch _scratch;
    private readonly uint _upload;
    private readonly nint _image;
    private BufferMapping? _mapping;
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
    public override bool BottomUp => _buffer is { BottomUp: true };

    /// <inheritdoc/>
    public override long Bytes => Size.Area * 4;

    /// <summary>Reads from another buffer of the same size from now on; owns the mapping.</summary>
    public void Show(SurfaceBuffer buffer, BufferMapping mapping)
    {
        _mapping?.Dispose();
        (_buffer, _mapping) = (buffer, mapping);
    }

    /// <inheritdoc/>
    public override void Read(ReadOnlySpan<Rect> damage)
    {
        _mapping!.Check(_buffer!.Planes[0].Fd);
        _device.Gl.BindTexture(Silk.NET.OpenGL.TextureTarget.Texture2D, _upload);
        var stride = _buffer.Planes[0].Stride;

        // In the order of memory, also when that is bottom first: drawing turns it.
        var source = new PixelSource(_mapping.Address, stride, Size, _buffer.Format);
        foreach (var rect in damage)
        {
            var part = rect.Intersect(new Rect(Size));
            if (part.IsEmpty)
            {
                continue;
            }

            part = BottomUp ? part with { Y = Size.Height - part.Y - part.Height } : part;
            if (source.IsNative && stride % 4 == 0)
            {
                _device.Upload(part, source.Pixel(part.X, part.Y), stride / 4);
            }
            else
            {
                _device.Upload(part, Convert(source, part), part.Width);
            }
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _mapping?.Dispose();
        if (_image != 0)
        {
            _device.Images!.Destroy(_image);
            _device.Gl.DeleteTexture(Texture);
        }

        _device.Gl.DeleteTexture(_upload);
        LiveCount.Count(LiveKind.Import, -1);
    }

    // Converting while copying is cheaper than a texture in another order, which software drawing converts at every draw.
    private byte* Convert(in PixelSource source, Rect part)
    {
        var rows = _scratch.Bytes(part.Width * 4 * part.Height);
        for (var y = 0; y < part.Height; y++)
        {
            PixelRows.Read(source.Pixel(part.X, part.Y + y), source.Format, rows + ((nint)y * part.Width * 4), part.Width);
        }

        return rows;
    }
}
