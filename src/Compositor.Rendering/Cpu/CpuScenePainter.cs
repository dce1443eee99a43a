using Compositor.Contracts;
using Compositor.Core;

namespace Compositor.Rendering;

/// <summary>Composes a scene straight from the mapped buffers into memory; no copy lies between. Render thread; one target at a time.</summary>
internal sealed class CpuScenePainter(
    IReadOnlyDictionary<Surface, CpuImport> imports,
    PictureDrawer pictures,
    SpriteCache<Sprite> sprites) : IScenePainter
{
    private PixelMemory _target;
    private Region? _missed;

    /// <summary>Draws rectangles of a scene.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="whole">The target's rectangle.</param>
    /// <param name="repaint">What to draw.</param>
    /// <param name="target">Where to.</param>
    /// <param name="missed">Gets what could not be read because its canvas was busy.</param>
    public void Draw(OutputScene scene, Rect whole, ReadOnlySpan<Rect> repaint, PixelMemory target, Region missed)
    {
        (_target, _missed) = (target, missed);
        foreach (var rect in repaint)
        {
            SceneWalk.Paint(scene, rect.Intersect(whole), this);
        }
    }

    public unsafe void Fill(Rect rect)
    {
        for (var y = rect.Y; y < rect.Bottom; y++)
        {
            PixelRows.Clear(_target.Pixel(rect.X, y), rect.Width);
        }
    }

    public void Picture(View view, Rect clip)
    {
        if (!imports.TryGetValue(view.Surface, out var import) || !import.HasPicture)
        {
            Fill(clip);
            return;
        }

        var canvas = import.Buffer!.DrawLock;
        if (!import.IsReadable || (canvas is not null && !canvas.TryEnter()))
        {
            _missed!.Add(clip);
            return;
        }

        try
        {
            import.BeginRead();
            pictures.Draw(import.Source, view.Picture, clip, view.Dimmed, _target);
            import.EndRead(Touched(import.Source, view.Picture, clip));
        }
        catch (SourceException e)
        {
            import.Fail(import.Buffer, e.Message);
            Fill(clip);
        }
        finally
        {
            canvas?.Exit();
        }
    }

    public void Caption(Caption caption, Rect clip) => SpriteDrawer.Draw(sprites.Get(caption), caption.Area, clip, _target);

    public void Cursor(CursorSprite cursor, Rect clip) => SpriteDrawer.Draw(sprites.Get(cursor), cursor.Area, clip, _target);

    // What a scaled picture reads, in proportion to what of it is drawn.
    private static long Touched(in PixelSource source, Rect picture, Rect clip) =>
        picture.Area == 0 ? 0 : (long)((double)clip.Area / picture.Area * source.Size.Area * source.BytesPerPixel);
}
