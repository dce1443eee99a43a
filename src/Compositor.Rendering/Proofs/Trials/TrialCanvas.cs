using Compositor.Contracts;
using Silk.NET.OpenGL;

namespace Compositor.Rendering;

/// <summary>
/// Draws a texture pixel for pixel, by the very shader that the renderer draws surfaces with, and reads back what came of it. Made, used and
/// disposed with one context current.
/// </summary>
internal sealed unsafe class TrialCanvas : IDisposable
{
    private readonly GlDevice _device;
    private readonly GlFramebuffer _framebuffer;
    private readonly GlQuad _quad;

    public TrialCanvas(GlDevice device)
    {
        _device = device;
        _framebuffer = new GlFramebuffer(device, TrialLayout.PictureSize);
        _quad = new GlQuad(device.Gl);
    }

    /// <summary>Draws a texture and waits for it.</summary>
    /// <param name="texture">The texture.</param>
    /// <param name="external">True to sample it by samplerExternalOES.</param>
    /// <param name="pixels">R, G, B, A of each pixel, in the texture's order of rows.</param>
    /// <exception cref="RendererException">GL has an error.</exception>
    public void Read(uint texture, bool external, Span<uint> pixels)
    {
        var (gl, size) = (_device.Gl, _framebuffer.Size);
        using var program = new GlProgram(_device, GlProgram.Plain, external);
        gl.BindFramebuffer(Silk.NET.OpenGL.FramebufferTarget.Framebuffer, _framebuffer.Name);
        gl.Viewport(0, 0, (uint)size.Width, (uint)size.Height);
        gl.Disable(EnableCap.Dither);

        // What does not get drawn must not look like what was drawn before.
        gl.ClearColor(1, 0, 1, 0.5f);
        gl.Clear(ClearBufferMask.ColorBufferBit);
        gl.ActiveTexture(TextureUnit.Texture0);
        gl.BindTexture(external ? GlDevice.External : TextureTarget.Texture2D, texture);
        _quad.Bind();
        _quad.Sample(linear: false);
        program.Draw(new Rect(size), size, TexturePart.Whole(bottomUp: false));
        fixed (uint* data = pixels)
        {
            gl.ReadPixels(0, 0, (uint)size.Width, (uint)size.Height, PixelFormat.Rgba, PixelType.UnsignedByte, data);
        }

        // Rows come bottom first.
        for (int top = 0, bottom = size.Height - 1; top < bottom; top++, bottom--)
        {
            var above = pixels.Slice(top * size.Width, size.Width);
            var below = pixels.Slice(bottom * size.Width, size.Width);
            for (var x = 0; x < size.Width; x++)
            {
                (above[x], below[x]) = (below[x], above[x]);
            }
        }

        _device.Check("read the picture");
    }

    public void Dispose()
    {
        _quad.Dispose();
        _framebuffer.Dispose();
    }
}
