using Compositor.Contracts;
using Silk.NET.OpenGL;

namespace Compositor.Rendering;

/// <summary>A shader that draws one textured rectangle. Render thread; disposed with its context current.</summary>
internal sealed class GlProgram : IDisposable
{
    /// <summary>The attribute that runs over the corners of the rectangle.</summary>
    public const uint Corner = 0;

    // A highp sampler: a lowp one costs a conversion of every pixel in software.
    private const string EsHeader = "#version 300 es\nprecision highp float;precision highp int;precision highp sampler2D;\n";
    private const string ExternalHeader =
        "#version 300 es\n#extension GL_OES_EGL_image_external_essl3 : require\nprecision highp float;precision highp samplerExternalOES;\n";

    private const string CoreHeader = "#version 330 core\n";

    private const string Vertex = """
        in vec2 corner;
        uniform vec4 place;
        uniform vec4 part;
        out vec2 uv;
        void main() { uv = part.xy + corner * part.zw; gl_Position = vec4(place.xy + corner * place.zw, 0.0, 1.0); }
        """;

    private readonly GL _gl;
    private readonly uint _program;
    private readonly int _place;
    private readonly int _part;

    /// <param name="device">Whose program it is.</param>
    /// <param name="fragment">What it makes of the texture.</param>
    /// <param name="external">True to sample by samplerExternalOES.</param>
    public GlProgram(GlDevice device, string fragment, bool external = false)
    {
        _gl = device.Gl;
        _program = Link(device, Vertex, external ? fragment.Replace("sampler2D", "samplerExternalOES", StringComparison.Ordinal) : fragment, external);
        (_place, _part) = (_gl.GetUniformLocation(_program, "place"), _gl.GetUniformLocation(_program, "part"));
    }

    /// <summary>The picture as it is, its unused byte included: for targets that nobody asks for alpha. Software drawing copies it.</summary>
    public static string Plain => "in vec2 uv; uniform sampler2D t; out vec4 c; void main() { c = texture(t, uv); }";

    /// <summary>
    /// The picture with full alpha. Added and not set: from vec4(texture(t, uv).rgb, 1.0) the llvmpipe of Mesa 22.3 makes a copy that
    /// swaps red and blue.
    /// </summary>
    public static string Opaque => "in vec2 uv; uniform sampler2D t; out vec4 c; void main() { c = texture(t, uv) + vec4(0.0, 0.0, 0.0, 1.0); }";

    /// <summary>A held picture.</summary>
    public static string Dimmed =>
        $"in vec2 uv; uniform sampler2D t; out vec4 c; void main() {{ c = vec4(texture(t, uv).rgb * ({PixelRows.DimFactor}.0 / 256.0), 1.0); }}";

    /// <summary>Draws a rectangle; quad, texture and sampler are bound.</summary>
    /// <param name="area">Where, in pixels of the output, top-left origin; clipped by the scissor alone, so that parts equal the whole.</param>
    /// <param name="output">The output's size.</param>
    /// <param name="part">Which part of the texture.</param>
    public void Draw(Rect area, Size output, in TexturePart part)
    {
        var (w, h) = (2f / output.Width, 2f / output.Height);
        _gl.UseProgram(_program);
        _gl.Uniform4(_place, (area.X * w) - 1, 1 - (area.Y * h), area.Width * w, -area.Height * h);
        _gl.Uniform4(_part, part.X, part.Y, part.Width, part.Height);
        _gl.DrawArrays(PrimitiveType.Triangles, 0, 6);
    }

    public void Dispose() => _gl.DeleteProgram(_program);

    /// <summary>Makes a program; the caller deletes it.</summary>
    /// <param name="device">Whose program it is.</param>
    /// <param name="vertex">Places the corners, the attribute <see cref="Corner"/>.</param>
    /// <param name="fragment">What it makes of textures.</param>
    /// <param name="external">True when it samples by samplerExternalOES.</param>
    public static uint Link(GlDevice device, string vertex, string fragment, bool external = false)
    {
        var gl = device.Gl;
        var header = external ? ExternalHeader : device.IsEs ? EsHeader : CoreHeader;
        var (vertexShader, fragmentShader) = (Compile(gl, ShaderType.VertexShader, header + vertex), Compile(gl, ShaderType.FragmentShader, header + fragment));
        var program = gl.CreateProgram();
        gl.AttachShader(program, vertexShader);
        gl.AttachShader(program, fragmentShader);
        gl.BindAttribLocation(program, Corner, "corner");
        gl.LinkProgram(program);
        gl.DeleteShader(vertexShader);
        gl.DeleteShader(fragmentShader);
        return gl.GetProgram(program, ProgramPropertyARB.LinkStatus) != 0
            ? program
            : throw new RendererException($"cannot link a shader: {gl.GetProgramInfoLog(program)}");
    }

    private static uint Compile(GL gl, ShaderType type, string source)
    {
        var shader = gl.CreateShader(type);
        gl.ShaderSource(shader, source);
        gl.CompileShader(shader);
        return gl.GetShader(shader, ShaderParameterName.CompileStatus) != 0
            ? shader
            : throw new RendererException($"cannot compile a shader: {gl.GetShaderInfoLog(shader)}");
    }
}
