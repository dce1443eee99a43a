using Compositor.Contracts;
using Compositor.Core;

namespace Compositor.Rendering;

/// <summary>Finds the views whose pictures can be seen: on the output, and not wholly under another view.</summary>
internal static class VisibleViews
{
    public static void Collect(OutputScene scene, List<View> visible)
    {
        visible.Clear();
        var whole = new Rect(scene.Size);
        for (var i = 0; i < scene.Views.Count; i++)
        {
            var shown = scene.Views[i].Visible.Intersect(whole);
            if (!shown.IsEmpty && !IsCovered(scene, i, shown))
            {
                visible.Add(scene.Views[i]);
            }
        }
    }

    private static bool IsCovered(OutputScene scene, int index, Rect shown)
    {
        for (var above = index + 1; above < scene.Views.Count; above++)
        {
            if (scene.Views[above].Area.Contains(shown))
            {
                return true;
            }
        }

        return false;
    }
}
