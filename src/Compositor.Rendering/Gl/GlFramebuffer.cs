using Compositor.Contracts;
using Silk.NET.OpenGL;

namespace Compositor.Rendering;

/// <summary>A picture that GL draws into, off screen. Render thread; disposed with its context current.</summary>
internal sealed unsafe class GlFramebuffer : IDisposable
{
    private readonly GL _gl;
    private readonly uint _texture;

    public GlFramebuffer(GlDevice device, Size size)
    {
        _gl = device.Gl;
        Size = size;
        Name = _gl.GenFramebuffer();
        _texture = device.CreateTexture(size);
        _gl.BindFramebuffer(Silk.NET.OpenGL.FramebufferTarget.Framebuffer, Name);
        _gl.FramebufferTexture2D(Silk.NET.OpenGL.FramebufferTarget.Framebuffer, FramebufferAttachment.ColorAttachment0, TextureTarget.Texture2D, _texture, 0);
        if (_gl.CheckFramebufferStatus(Silk.NET.OpenGL.FramebufferTarget.Framebuffer) != GLEnum.FramebufferComplete)
        {
            Dispose();
            throw new RendererException($"cannot draw into a texture of {size} pixels");
        }
    }

    public uint Name { get; }

    public Size Size { get; }

    /// <summary>Waits for the drawing.</summary>
    public void Finish() => _gl.Finish();

    /// <summary>A copy, once everything drawn into it is done.</summary>
    public Picture Read()
    {
        var picture = new Picture(Size);
        var row = new byte[picture.Stride];
        _gl.BindFramebuffer(Silk.NET.OpenGL.FramebufferTarget.ReadFramebuffer, Name);
        fixed (byte* pixels = picture.Pixels, line = row)
        {
            // RGBA, which every GL can read; rows come bottom first.
            _gl.ReadPixels(0, 0, (uint)Size.Width, (uint)Size.Height, PixelFormat.Rgba, PixelType.UnsignedByte, pixels);
            for (int top = 0, bottom = Size.Height - 1; top <= bottom; top++, bottom--)
            {
                PixelRows.Read(pixels + ((nint)top * picture.Stride), FourCc.Xbgr8888, line, Size.Width);
                PixelRows.Read(pixels + ((nint)bottom * picture.Stride), FourCc.Xbgr8888, pixels + ((nint)top * picture.Stride), Size.Width);
                row.CopyTo(picture.Pixels, (nint)bottom * picture.Stride);
            }
        }

        picture.MakeOpaque();
        return picture;
    }

    public void Dispose()
    {
        _gl.DeleteFramebuffer(Name);
        _gl.DeleteTexture(_texture);
    }
}
