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
    SpriteCache<GlSprite> sprites,
    GlReads reads) : IScenePainter, IDisposable
{
    private readonly GL _gl = device.Gl;
    private readonly GlQuad _quad = new(device.Gl);
    private readonly GlPrograms _programs = new(device, external: false);
    private GlPrograms? _external;
    private Region? _missed;
    private Size _output;
    private bool _hasAlpha;

    /// <summary>Draws rectangles of a scene.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="output">The framebuffer's size.</param>
    /// <param name="hasAlpha">True when somebody looks at the framebuffer's alpha.</param>
    /// <param name="repaint">What to draw.</param>
    /// <param name="missed">Gets what could not be read because its canvas was busy.</param>
    public void Draw(OutputScene scene, Size output, bool hasAlpha, ReadOnlySpan<Rect> repaint, Region missed)
    {
        (_output, _hasAlpha, _missed) = (output, hasAlpha, missed);
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

        if (!reads.TryBegin(surface))
        {
            _missed!.Add(clip);
            return;
        }

        Cut(clip);
        _gl.BindTexture(import.IsExternal ? GlDevice.External : TextureTarget.Texture2D, import.Texture);
        _quad.Sample(PictureFilters.For(import.Size, view.Picture.Size) is PictureFilter.Bilinear or PictureFilter.Average);
        var programs = import.IsExternal ? _external ??= new GlPrograms(device, external: true) : _programs;
        (view.Dimmed ? programs.Dimmed : _hasAlpha ? programs.Opaque : programs.Plain).Draw(view.Picture, _output, import.Part);
    }

    public void Caption(Caption caption, Rect clip) => Draw(sprites.Get(caption), caption.Area, clip);

    public void Cursor(CursorSprite cursor, Rect clip) => Draw(sprites.Get(cursor), cursor.Area, clip);

    public void Dispose()
    {
        _quad.Dispose();
        _programs.Dispose();
        _external?.Dispose();
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

        _programs.Plain.Draw(area, _output, TexturePart.Whole(bottomUp: false));
        if (!sprite.IsOpaque)
        {
            _gl.Disable(EnableCap.Blend);
        }
    }

    // GL counts rows from the bottom.
    private void Cut(Rect rect) => _gl.Scissor(rect.X, _output.Height - (int)rect.Bottom, (uint)rect.Width, (uint)rect.Height);
}
