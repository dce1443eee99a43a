using Compositor.Contracts;
using Compositor.Rendering;
using Silk.NET.OpenGL;

namespace Compositor.GpuCheck;

/// <summary>A texture of the GPU that the driver made a dma-buf of, written by GL. Made, used and disposed with one context current.</summary>
internal sealed unsafe class TextureTestBuffer : TestBuffer
{
    private readonly GlDevice _device;
    private readonly TrialFormat _format;
    private readonly PixelFormat _order;
    private readonly PixelType _type;
    private readonly uint _texture;
    private readonly byte[] _pixels;

    /// <param name="device">The GPU.</param>
    /// <param name="format">A packed format.</param>
    /// <param name="size">Pixels.</param>
    /// <param name="implicitly">True to leave out its layout.</param>
    /// <exception cref="SkipException">The driver makes no such dma-buf.</exception>
    public TextureTestBuffer(GlDevice device, TrialFormat format, Size size, bool implicitly)
    {
        (_device, _format) = (device, format);
        _pixels = new byte[size.Area * format.BytesPerPixel];
        var export = EglImageExport.OfCurrent(device) ?? throw new SkipException("there is no GBM, and no EGL_MESA_image_dma_buf_export");
        (var form, _order, _type) = format.Format switch
        {
            _ when format.Format == FourCc.Xrgb8888 || format.Format == FourCc.Argb8888 => (default, GlDevice.Bgra, PixelType.UnsignedByte),
            _ when format.Format == FourCc.Xbgr8888 || format.Format == FourCc.Abgr8888 => (InternalFormat.Rgba8, PixelFormat.Rgba, PixelType.UnsignedByte),
            _ when format.Format == FourCc.Xbgr2101010 || format.Format == FourCc.Abgr2101010 =>
                (InternalFormat.Rgb10A2, PixelFormat.Rgba, PixelType.UnsignedInt2101010Rev),
            _ when format.Format == FourCc.Rgb565 => (InternalFormat.Rgb565, PixelFormat.Rgb, PixelType.UnsignedShort565),
            _ => throw new SkipException($"GL has no textures that are {format.Format}"),
        };
        _texture = form == default ? device.CreateTexture(size) : Create(form, size);
        try
        {
            Buffer = export.Export(_texture, size, format.Format, implicitly);
        }
        catch
        {
            device.Gl.DeleteTexture(_texture);
            throw;
        }
    }

    /// <inheritdoc/>
    public override SurfaceBuffer Buffer { get; }

    /// <inheritdoc/>
    public override void Write(int turn)
    {
        var (gl, size) = (_device.Gl, Buffer.Size);
        var stride = size.Width * _format.BytesPerPixel;
        for (var y = 0; y < size.Height; y++)
        {
            _format.Write(0, y, turn, _pixels.AsSpan(y * stride, stride));
        }

        gl.BindTexture(TextureTarget.Texture2D, _texture);
        gl.PixelStore(PixelStoreParameter.UnpackRowLength, 0);
        fixed (byte* pixels = _pixels)
        {
            gl.TexSubImage2D(TextureTarget.Texture2D, 0, 0, 0, (uint)size.Width, (uint)size.Height, _order, _type, pixels);
        }

        gl.Finish();
        _device.Check("write a texture");
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Buffer.Dispose();
        _device.Gl.DeleteTexture(_texture);
    }

    private uint Create(InternalFormat form, Size size)
    {
        var gl = _device.Gl;
        var texture = gl.GenTexture();
        gl.BindTexture(TextureTarget.Texture2D, texture);
        gl.TexImage2D(TextureTarget.Texture2D, 0, form, (uint)size.Width, (uint)size.Height, 0, _order, _type, null);
        _device.SetSampling();
        _device.Check("make a texture");
        return texture;
    }
}
