using Compositor.Contracts;

namespace Compositor.Plugins.Layouts;

/// <summary>Which surface a layout gives the best place.</summary>
internal static class Chosen
{
    /// <summary>Index of the focused surface; 0 when the focus is elsewhere. There must be a surface.</summary>
    public static int IndexIn(LayoutInput input)
    {
        for (var i = 0; i < input.Surfaces.Count; i++)
        {
            if (input.Surfaces[i].Id == input.Focus)
            {
                return i;
            }
        }

        return 0;
    }
}
