using Compositor.Contracts;
using Silk.NET.OpenGL;

namespace Compositor.Rendering;

/// <summary>
/// Video whose planes are copied into textures, from which the GPU makes a picture of red, green and blue once a frame: what is drawn afterwards is
/// drawn as every picture is, at every size. Render thread; disposed with its context current.
/// </summary>
internal sealed class PlaneImport : SurfaceImport
{
    private readonly GlDevice _device;
    private readonly FourCc _format;
    private readonly GlPlane[] _planes;
    private readonly GlPlaneShader _shader;
    private readonly uint _framebuffer;
    private PlaneMappings? _mappings;

    public PlaneImport(GlDevice device, FourCc format, Size size)
    {
        (_device, _format, Size) = (device, format, size);
        _planes = new GlPlane[format.PlaneCount];
        for (var i = 0; i < _planes.Length; i++)
        {
            _planes[i] = new GlPlane(device, format, i, size);
        }

        device.Gl.ActiveTexture(TextureUnit.Texture0);
        _shader = new GlPlaneShader(device, format);
        Texture = device.CreateTexture(size);
        _framebuffer = device.Gl.GenFramebuffer();
        Bind(_framebuffer);
        device.Gl.FramebufferTexture2D(
            Silk.NET.OpenGL.FramebufferTarget.Framebuffer, FramebufferAttachment.ColorAttachment0, TextureTarget.Texture2D, Texture, 0);
        LiveCount.Count(LiveKind.Import, +1);
    }

    /// <inheritdoc/>
    public override uint Texture { get; }

    /// <inheritdoc/>
    public override Size Size { get; }

    /// <inheritdoc/>
    public override TexturePart Part => TexturePart.Whole(bottomUp: false);

    /// <inheritdoc/>
    public override bool IsDirect => false;

    /// <inheritdoc/>
    public override long Bytes => (Size.Area * 4) + (_mappings?.Length ?? 0);

    /// <summary>True when a buffer's pictures are of this kind.</summary>
    public bool Suits(SurfaceBuffer buffer) => buffer.Size == Size && buffer.Format == _format;

    /// <summary>Why a buffer's rows cannot be told to GL; null when they can.</summary>
    public static string? Refuse(SurfaceBuffer buffer)
    {
        for (var i = 0; i < buffer.Format.PlaneCount; i++)
        {
            if (buffer.Planes[i].Stride % buffer.Format.RowBytes(i, 1) != 0)
            {
                return $"its stride of {buffer.Planes[i].Stride} bytes is no whole number of samples";
            }
        }

        return null;
    }

    /// <summary>Reads from another buffer of the same kind from now on; owns the mappings.</summary>
    public void Show(in PlaneMappings mappings)
    {
        _mappings?.Release();
        _mappings = mappings;
    }

    /// <summary>Takes all of the picture: video changes everywhere.</summary>
    public override long Read(ReadOnlySpan<Rect> damage)
    {
        var mappings = _mappings!.Value;
        var buffer = mappings.Buffer;
        mappings.BeginRead();
        try
        {
            var source = PixelSource.InMemoryOrder(buffer, mappings);
            _planes[0].Upload(source.Top, buffer.Planes[0].Stride);
            _planes[1].Upload(source.Colour.U, buffer.Planes[1].Stride);
            if (_planes.Length > 2)
            {
                _planes[2].Upload(source.Colour.V, buffer.Planes[2].Stride);
            }

            Bind(_framebuffer);
            _shader.Draw(Size, source.Colour.Conversion);
            return (long)(Size.Area * source.BytesPerPixel);
        }
        finally
        {
            _device.Gl.ActiveTexture(TextureUnit.Texture0);
            Bind(0);
            mappings.EndRead();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _mappings?.Release();
        _device.Gl.DeleteFramebuffer(_framebuffer);
        _device.Gl.DeleteTexture(Texture);
        _shader.Dispose();
        foreach (var plane in _planes)
        {
            plane.Dispose();
        }

        LiveCount.Count(LiveKind.Import, -1);
    }

    private void Bind(uint framebuffer) => _device.Gl.BindFramebuffer(Silk.NET.OpenGL.FramebufferTarget.Framebuffer, framebuffer);
}
