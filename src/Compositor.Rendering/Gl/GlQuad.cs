using Silk.NET.OpenGL;

namespace Compositor.Rendering;

/// <summary>
/// The six corners of two triangles, and the samplers that rectangles are drawn with. Triangles, because a strip costs software drawing
/// twice as much. Render thread; disposed with its context current.
/// </summary>
internal sealed unsafe class GlQuad : IDisposable
{
    private readonly GL _gl;
    private readonly uint _array;
    private readonly uint _buffer;
    private readonly uint _nearest;
    private readonly uint _linear;

    public GlQuad(GL gl)
    {
        _gl = gl;
        _array = gl.GenVertexArray();
        _buffer = gl.GenBuffer();
        gl.BindVertexArray(_array);
        gl.BindBuffer(BufferTargetARB.ArrayBuffer, _buffer);
        ReadOnlySpan<float> corners = [0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1];
        gl.BufferData(BufferTargetARB.ArrayBuffer, corners, BufferUsageARB.StaticDraw);
        gl.EnableVertexAttribArray(GlProgram.Corner);
        gl.VertexAttribPointer(GlProgram.Corner, 2, VertexAttribPointerType.Float, false, 0, null);
        (_nearest, _linear) = (CreateSampler(GLEnum.Nearest), CreateSampler(GLEnum.Linear));
    }

    /// <summary>Binds the corners; once a frame.</summary>
    public void Bind() => _gl.BindVertexArray(_array);

    /// <summary>Says how the texture is read.</summary>
    public void Sample(bool linear) => _gl.BindSampler(0, linear ? _linear : _nearest);

    public void Dispose()
    {
        _gl.DeleteVertexArray(_array);
        _gl.DeleteBuffer(_buffer);
        _gl.DeleteSampler(_nearest);
        _gl.DeleteSampler(_linear);
    }

    private uint CreateSampler(GLEnum filter)
    {
        var sampler = _gl.GenSampler();
        _gl.SamplerParameter(sampler, SamplerParameterI.MinFilter, (int)filter);
        _gl.SamplerParameter(sampler, SamplerParameterI.MagFilter, (int)filter);
        _gl.SamplerParameter(sampler, SamplerParameterI.WrapS, (int)GLEnum.ClampToEdge);
        _gl.SamplerParameter(sampler, SamplerParameterI.WrapT, (int)GLEnum.ClampToEdge);
        return sampler;
    }
}
