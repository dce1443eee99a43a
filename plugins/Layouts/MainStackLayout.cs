using Compositor.Contracts;

namespace Compositor.Plugins.Layouts;

/// <summary>The focused surface, or else the first, is large on the left; the others are stacked on the right, in their order.</summary>
/// <param name="ratio">Share of the width that the large one gets.</param>
/// <param name="fit">How pictures fill their places.</param>
internal sealed class MainStackLayout(double ratio, FitMode fit) : ILayoutPolicy
{
    public IReadOnlyList<Placement> Arrange(LayoutInput input)
    {
        if (input.Surfaces.Count == 0 || input.Output.Size.IsEmpty)
        {
            return [];
        }

        var output = new Rect(input.Output.Size);
        var main = Chosen.IndexIn(input);
        if (input.Surfaces.Count == 1 || output.Width < 2)
        {
            return [Labelled.Place(input.Surfaces[main].Id, output, input.LabelHeight, fit)];
        }

        var width = Math.Clamp((int)Math.Round(output.Width * ratio), 1, output.Width - 1);
        var left = new Rect(0, 0, width, output.Height);
        var right = new Rect(width, 0, output.Width - width, output.Height);
        var others = input.Surfaces.Where((_, i) => i != main);
        var cells = Division.Rows(right, input.Surfaces.Count - 1, gap: 0);
        return
        [
            Labelled.Place(input.Surfaces[main].Id, left, input.LabelHeight, fit),
            .. others.Zip(cells, (surface, cell) => Labelled.Place(surface.Id, cell, input.LabelHeight, fit)),
        ];
    }
}
