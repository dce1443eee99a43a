using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>The built-in layout: equal cells, as square a grid as can be. Used until a plugin's layout is there, and after it failed.</summary>
public sealed class EvenGrid : ILayoutPolicy
{
    public IReadOnlyList<Placement> Arrange(LayoutInput input)
    {
        var count = input.Surfaces.Count;
        if (count == 0)
        {
            return [];
        }

        var columns = (int)Math.Ceiling(Math.Sqrt(count));
        var rows = (count + columns - 1) / columns;
        var placements = new Placement[count];
        for (var i = 0; i < count; i++)
        {
            var (row, column) = (i / columns, i % columns);
            var left = input.Output.Size.Width * column / columns;
            var right = input.Output.Size.Width * (column + 1) / columns;
            var top = input.Output.Size.Height * row / rows;
            var bottom = input.Output.Size.Height * (row + 1) / rows;
            placements[i] = new Placement(input.Surfaces[i].Id, new Rect(left, top, right - left, bottom - top));
        }

        return placements;
    }
}
