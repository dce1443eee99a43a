using Silk.NET.OpenGL;

namespace Compositor.Rendering;

/// <summary>
/// Draws a texture pixel for pixel, as the renderer samples surfaces, and reads back what came of it. Made, used and disposed with one
/// context current.
/// </summary>
internal sealed unsafe class TrialCanvas : IDisposable
{
    /// <summary>GL_TEXTURE_EXTERNAL_OES.</summary>
    public const TextureTarget External = (TextureTarget)0x8D65;

    private const string Vertex = """
        out vec2 uv;
        void main()
        {
            uv = vec2(gl_VertexID & 1, gl_VertexID >> 1);
            gl_Position = vec4(uv * 2.0 - 1.0, 0.0, 1.0);
        }
        """;

    private readonly GL _gl;
    private readonly bool _es;
    private readonly uint _array;
    private readonly uint _pixels;
    private readonly uint _framebuffer;

    public TrialCanvas(GL gl, bool es)
    {
        (_gl, _es) = (gl, es);
        var size = TrialLayout.PictureSize;
        _array = gl.GenVertexArray();
        gl.BindVertexArray(_array);
        _pixels = gl.GenRenderbuffer();
        gl.BindRenderbuffer(RenderbufferTarget.Renderbuffer, _pixels);
        gl.RenderbufferStorage(RenderbufferTarget.Renderbuffer, InternalFormat.Rgba8, (uint)size.Width, (uint)size.Height);
        _framebuffer = gl.GenFramebuffer();
        gl.BindFramebuffer(FramebufferTargetName, _framebuffer);
        gl.FramebufferRenderbuffer(FramebufferTargetName, FramebufferAttachment.ColorAttachment0, RenderbufferTarget.Renderbuffer, _pixels);
        gl.Viewport(0, 0, (uint)size.Width, (uint)size.Height);
        gl.Disable(EnableCap.Dither);
    }

    private static Silk.NET.OpenGL.FramebufferTarget FramebufferTargetName => Silk.NET.OpenGL.FramebufferTarget.Framebuffer;

    /// <summary>Draws a texture and waits for it.</summary>
    /// <param name="texture">The texture.</param>
    /// <param name="target">2D or external.</param>
    /// <param name="pixels">R, G, B, A of each pixel, in the texture's order of rows.</param>
    /// <exception cref="RendererException">GL has an error.</exception>
    public void Read(uint texture, TextureTarget target, Span<uint> pixels)
    {
        // What does not get drawn must not look like what was drawn before.
        _gl.ClearColor(1, 0, 1, 0.5f);
        _gl.Clear(ClearBufferMask.ColorBufferBit);
        var program = Link(target);
        _gl.UseProgram(program);
        _gl.ActiveTexture(TextureUnit.Texture0);
        _gl.BindTexture(target, texture);
        _gl.DrawArrays(PrimitiveType.TriangleStrip, 0, 4);
        fixed (uint* data = pixels)
        {
            _gl.ReadPixels(0, 0, (uint)TrialLayout.PictureSize.Width, (uint)TrialLayout.PictureSize.Height, PixelFormat.Rgba, PixelType.UnsignedByte, data);
        }

        _gl.DeleteProgram(program);
        Check("the picture was read");
    }

    /// <exception cref="RendererException">GL has an error.</exception>
    public void Check(string step)
    {
        var error = _gl.GetError();
        if (error != GLEnum.NoError)
        {
            throw new RendererException($"GL error {error} when {step}");
        }
    }

    public void Dispose()
    {
        _gl.DeleteFramebuffer(_framebuffer);
        _gl.DeleteRenderbuffer(_pixels);
        _gl.DeleteVertexArray(_array);
    }

    private uint Link(TextureTarget target)
    {
        var external = target == External;
        var header = !_es ? "#version 330 core\n"
            : external ? "#version 300 es\n#extension GL_OES_EGL_image_external_essl3 : require\nprecision highp float;precision highp samplerExternalOES;\n"
            : "#version 300 es\nprecision highp float;precision highp sampler2D;\n";
        var program = _gl.CreateProgram();
        Attach(program, ShaderType.VertexShader, header + Vertex);
        Attach(program, ShaderType.FragmentShader, $"{header}in vec2 uv; uniform {(external ? "samplerExternalOES" : "sampler2D")} t; out vec4 c; void main() {{ c = texture(t, uv); }}");
        _gl.LinkProgram(program);
        return _gl.GetProgram(program, ProgramPropertyARB.LinkStatus) != 0
            ? program
            : throw new RendererException($"a shader cannot be linked: {_gl.GetProgramInfoLog(program)}");
    }

    private void Attach(uint program, ShaderType type, string source)
    {
        var shader = _gl.CreateShader(type);
        _gl.ShaderSource(shader, source);
        _gl.CompileShader(shader);
        if (_gl.GetShader(shader, ShaderParameterName.CompileStatus) == 0)
        {
            throw new RendererException($"a shader cannot be compiled: {_gl.GetShaderInfoLog(shader)}");
        }

        _gl.AttachShader(program, shader);
        _gl.DeleteShader(shader);
    }
}
