using Compositor.Contracts;
using Compositor.Core;

namespace Compositor.Rendering;

/// <summary>Takes a painter through a scene, for one repaint rectangle: what lies outside it or is covered is left out. Render thread.</summary>
internal static class SceneWalk
{
    public static void Paint(OutputScene scene, Rect clip, IScenePainter painter)
    {
        if (clip.IsEmpty)
        {
            return;
        }

        // Everything below a view that owns the whole rectangle is hidden there.
        var first = Topmost(scene, clip);
        if (first < 0)
        {
            FillUncovered(scene, clip, painter);
        }

        for (var i = Math.Max(0, first); i < scene.Views.Count; i++)
        {
            var view = scene.Views[i];
            var area = view.Area.Intersect(clip);
            if (!area.IsEmpty)
            {
                Paint(view, area, painter);
            }
        }
    }

    private static void Paint(View view, Rect area, IScenePainter painter)
    {
        var visible = view.Visible.Intersect(area);
        FillAround(area, visible, painter);
        if (!visible.IsEmpty)
        {
            painter.Picture(view, visible);
        }

        if (view.Cursor is { } cursor)
        {
            var clip = cursor.Area.Intersect(view.Content).Intersect(area);
            if (!clip.IsEmpty)
            {
                painter.Cursor(cursor, clip);
            }
        }

        for (var i = 0; i < view.Captions.Count; i++)
        {
            var caption = view.Captions[i];
            var clip = caption.Area.Intersect(area);
            if (!clip.IsEmpty)
            {
                painter.Caption(caption, clip);
            }
        }
    }

    // A view is opaque: what its picture leaves of its area is background, whatever lies below.
    private static void FillAround(Rect area, Rect hole, IScenePainter painter)
    {
        if (hole == area)
        {
            return;
        }

        Span<Rect> parts = stackalloc Rect[RectCut.Most];
        foreach (var part in parts[..RectCut.Without(area, hole, parts)])
        {
            painter.Fill(part);
        }
    }

    private static void FillUncovered(OutputScene scene, Rect clip, IScenePainter painter)
    {
        Span<Rect> left = stackalloc Rect[UncoveredSet.Capacity];
        var uncovered = new UncoveredSet(left, clip);
        for (var i = 0; i < scene.Views.Count; i++)
        {
            uncovered.Remove(scene.Views[i].Area);
        }

        foreach (var rect in uncovered.Rects)
        {
            painter.Fill(rect);
        }
    }

    private static int Topmost(OutputScene scene, Rect clip)
    {
        for (var i = scene.Views.Count - 1; i >= 0; i--)
        {
            if (scene.Views[i].Area.Contains(clip))
            {
                return i;
            }
        }

        return -1;
    }
}
