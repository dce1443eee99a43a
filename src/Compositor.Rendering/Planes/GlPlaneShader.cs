using Compositor.Contracts;
using Silk.NET.OpenGL;

namespace Compositor.Rendering;

/// <summary>
/// Draws red, green and blue from the textures of a picture's planes, pixel for pixel: a sample of colour is taken for its two by two pixels, as
/// the CPU does. Render thread; disposed with its context current.
/// </summary>
internal sealed class GlPlaneShader : IDisposable
{
    private const string Head =
        "uniform sampler2D first; uniform sampler2D second; uniform sampler2D third; uniform vec3 light; uniform vec4 tint; out vec4 c; " +
        "vec4 at(sampler2D t, ivec2 p) { return floor(texelFetch(t, p, 0) * 255.0 + 0.5); } void main() { ivec2 p = ivec2(gl_FragCoord.xy); ";

    private const string Tail =
        " float b = (y - light.x) * light.z; uv -= light.y; " +
        "c = vec4(clamp(vec3(b + uv.y * tint.x, b + uv.x * tint.y + uv.y * tint.z, b + uv.x * tint.w), 0.0, 1.0), 1.0); }";

    private const string I420 = "float y = at(first, p).r; vec2 uv = vec2(at(second, p / 2).r, at(third, p / 2).r);";
    private const string Nv12 = "float y = at(first, p).r; vec2 uv = at(second, p / 2).rg;";

    // Sixteen bits come as two bytes, which every GL has textures of; ten of them count.
    private const string P010 =
        "vec2 s = at(first, p).rg; float y = floor((s.x + s.y * 256.0) / 64.0); " +
        "vec4 q = at(second, p / 2); vec2 uv = floor(vec2(q.x + q.y * 256.0, q.z + q.w * 256.0) / 64.0);";

    private readonly GL _gl;
    private readonly uint _program;
    private readonly int _light;
    private readonly int _tint;
    private readonly GlQuad _quad;

    public GlPlaneShader(GlDevice device, FourCc format)
    {
        _gl = device.Gl;
        _quad = new GlQuad(_gl);
        var fragment = Head + (format == FourCc.I420 ? I420 : format == FourCc.Nv12 ? Nv12 : P010) + Tail;
        _program = GlProgram.Link(device, "in vec2 corner; void main() { gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0); }", fragment);
        (_light, _tint) = (_gl.GetUniformLocation(_program, "light"), _gl.GetUniformLocation(_program, "tint"));
        _gl.UseProgram(_program);
        _gl.Uniform1(_gl.GetUniformLocation(_program, "first"), 0);
        _gl.Uniform1(_gl.GetUniformLocation(_program, "second"), 1);
        _gl.Uniform1(_gl.GetUniformLocation(_program, "third"), 2);
    }

    /// <summary>Draws the whole picture into the bound framebuffer, first row first; the planes are bound to units 0 to 2.</summary>
    public void Draw(Size size, in YuvConversion c)
    {
        _gl.Viewport(0, 0, (uint)size.Width, (uint)size.Height);
        _gl.Disable(EnableCap.ScissorTest);
        _gl.Disable(EnableCap.Blend);
        _gl.Disable(EnableCap.Dither);
        _gl.UseProgram(_program);
        _gl.Uniform3(_light, c.Black, c.Middle, c.Scale);
        _gl.Uniform4(_tint, c.RedV, c.GreenU, c.GreenV, c.BlueU);
        _quad.Bind();
        _gl.DrawArrays(PrimitiveType.Triangles, 0, 6);
    }

    public void Dispose()
    {
        _quad.Dispose();
        _gl.DeleteProgram(_program);
    }
}
