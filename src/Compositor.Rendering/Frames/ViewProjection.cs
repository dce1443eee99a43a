using Compositor.Contracts;
using Compositor.Core;

namespace Compositor.Rendering;

/// <summary>Takes damage of a surface to where a view shows it.</summary>
internal static class ViewProjection
{
    /// <summary>Adds the output pixels that change.</summary>
    /// <param name="view">The view.</param>
    /// <param name="size">The surface's size now; the view may have been placed for another one, everything changes then.</param>
    /// <param name="damage">In surface pixels.</param>
    /// <param name="output">Gets output pixels.</param>
    /// <returns>True when any does.</returns>
    public static bool Add(View view, Size size, Region damage, Region output)
    {
        if (view.SurfaceSize != size)
        {
            output.Add(view.Visible);
            return true;
        }

        var any = false;
        foreach (var rect in damage.Rects)
        {
            var shown = view.ToOutput(rect);
            any |= !shown.IsEmpty;
            output.Add(shown);
        }

        return any;
    }
}
