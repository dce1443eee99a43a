using Compositor.Contracts;
using Silk.NET.OpenGL;

namespace Compositor.Rendering;

/// <summary>The texture of one plane of video. Render thread; disposed with its context current.</summary>
internal sealed unsafe class GlPlane : IDisposable
{
    private readonly GL _gl;
    private readonly uint _texture;
    private readonly int _index;
    private readonly Size _size;
    private readonly PixelFormat _form;

    /// <param name="device">Whose texture it is.</param>
    /// <param name="format">Of the picture.</param>
    /// <param name="index">Of the plane, which is also its texture unit.</param>
    /// <param name="picture">The picture's size.</param>
    public GlPlane(GlDevice device, FourCc format, int index, Size picture)
    {
        (_gl, _index) = (device.Gl, index);
        BytesPerTexel = (int)format.RowBytes(index, 1);
        _size = new Size((int)(format.RowBytes(index, picture.Width) / BytesPerTexel), format.PlaneRows(index, picture.Height));
        (_form, var kept) = BytesPerTexel switch
        {
            1 => (PixelFormat.Red, InternalFormat.R8),
            2 => (PixelFormat.RG, InternalFormat.RG8),
            _ => (PixelFormat.Rgba, InternalFormat.Rgba8),
        };
        _texture = _gl.GenTexture();
        _gl.BindTexture(TextureTarget.Texture2D, _texture);
        _gl.TexImage2D(TextureTarget.Texture2D, 0, kept, (uint)_size.Width, (uint)_size.Height, 0, _form, PixelType.UnsignedByte, null);
        device.SetSampling();
    }

    /// <summary>Bytes of one texel: all samples of one place.</summary>
    public int BytesPerTexel { get; }

    /// <summary>Copies the plane and binds it to its unit.</summary>
    /// <param name="pixels">Its first row.</param>
    /// <param name="stride">Bytes to the next; a multiple of <see cref="BytesPerTexel"/>.</param>
    public void Upload(nint pixels, int stride)
    {
        Bind();
        _gl.PixelStore(PixelStoreParameter.UnpackAlignment, 1);
        _gl.PixelStore(PixelStoreParameter.UnpackRowLength, stride / BytesPerTexel);
        _gl.TexSubImage2D(TextureTarget.Texture2D, 0, 0, 0, (uint)_size.Width, (uint)_size.Height, _form, PixelType.UnsignedByte, (void*)pixels);
        _gl.PixelStore(PixelStoreParameter.UnpackAlignment, 4);
    }

    public void Dispose() => _gl.DeleteTexture(_texture);

    private void Bind()
    {
        _gl.ActiveTexture(TextureUnit.Texture0 + _index);
        _gl.BindSampler((uint)_index, 0);
        _gl.BindTexture(TextureTarget.Texture2D, _texture);
    }
}
