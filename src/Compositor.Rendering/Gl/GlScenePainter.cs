using Compositor.Contracts;
using Compositor.Core;
using Silk.NET.OpenGL;

namespace Compositor.Rendering;

/// <summary>
/// Draws scenes into the bound framebuffer. Every rectangle is drawn whole and cut by the scissor, so that what is drawn in parts equals
/// what is drawn at once. Render thread.
/// </summary>
internal sealed class GlScenePainter(
    GlDevice device,
    IReadOnlyDictionary<Surface, GlSurface> surfaces,
    SpriteCache<GlSprite> sprites) : IScenePainter, IDisposable
{
    private readonly GL _gl = device.Gl;
    private readonly GlQuad _quad = new(device.Gl);
    private readonly GlProgram _plain = new(device, GlProgram.Plain);
    private readonly GlProgram _dimmed = new(device, GlProgram.Dimmed);
    private readonly GlProgram _opaque = new(device, GlProgram.Opaque);
    private Size _output;
    private bool _hasAlpha;

    /// <summary>Draws rectangles of a scene.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="output">The framebuffer's size.</param>
    /// <param name="hasAlpha">True when somebody looks at the framebuffer's alpha.</param>
    /// <param name="repaint">What to draw.</param>
    public void Draw(OutputScene scene, Size output, bool hasAlpha, ReadOnlySpan<Rect> repaint)
    {
        (_output, _hasAlpha) = (output, hasAlpha);
        _gl.Viewport(0, 0, (uint)output.Width, (uint)output.Height);
        _gl.Disable(EnableCap.Dither);
        _gl.Disable(EnableCap.Blend);
        _gl.Enable(EnableCap.ScissorTest);
        _gl.ActiveTexture(TextureUnit.Texture0);
        _quad.Bind();
        foreach (var rect in repaint)
        {
            SceneWalk.Paint(scene, rect.Intersect(new Rect(output)), this);
        }

        _gl.Disable(EnableCap.ScissorTest);
        _gl.BindSampler(0, 0);
    }

    public void Fill(Rect rect)
    {
        Cut(rect);
        _gl.ClearColor(0, 0, 0, 1);
        _gl.Clear(ClearBufferMask.ColorBufferBit);
    }

    public void Picture(View view, Rect clip)
    {
        if (!surfaces.TryGetValue(view.Surface, out var surface) || surface.Import is not { } import)
        {
            Fill(clip);
            return;
        }

        Cut(clip);
        _gl.BindTexture(TextureTarget.Texture2D, import.Texture);
        _quad.Sample(PictureFilters.For(import.Size, view.Picture.Size) is PictureFilter.Bilinear or PictureFilter.Average);
        (view.Dimmed ? _dimmed : _hasAlpha ? _opaque : _plain).Draw(view.Picture, _output, import.BottomUp);
    }

    public void Caption(Caption caption, Rect clip) => Draw(sprites.Get(caption), caption.Area, clip);

    public void Cursor(CursorSprite cursor, Rect clip) => Draw(sprites.Get(cursor), cursor.Area, clip);

    public void Dispose()
    {
        _quad.Dispose();
        _plain.Dispose();
        _dimmed.Dispose();
        _opaque.Dispose();
    }

    private void Draw(GlSprite sprite, Rect area, Rect clip)
    {
        Cut(clip);
        _gl.BindTexture(TextureTarget.Texture2D, sprite.Texture);
        _quad.Sample(linear: false);
        if (!sprite.IsOpaque)
        {
            _gl.Enable(EnableCap.Blend);
            _gl.BlendFunc(BlendingFactor.One, BlendingFactor.OneMinusSrcAlpha);
        }

        _plain.Draw(area, _output, bottomUp: false);
        if (!sprite.IsOpaque)
        {
            _gl.Disable(EnableCap.Blend);
        }
    }

    // GL counts rows from the bottom.
    private void Cut(Rect rect) => _gl.Scissor(rect.X, _output.Height - (int)rect.Bottom, (uint)rect.Width, (uint)rect.Height);
}
