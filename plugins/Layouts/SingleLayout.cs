using Compositor.Contracts;

namespace Compositor.Plugins.Layouts;

/// <summary>The focused surface, or else the first, fills the output; no label, for there is nothing to tell it from.</summary>
/// <param name="fit">How its picture fills it.</param>
internal sealed class SingleLayout(FitMode fit) : ILayoutPolicy
{
    public IReadOnlyList<Placement> Arrange(LayoutInput input)
    {
        if (input.Surfaces.Count == 0 || input.Output.Size.IsEmpty)
        {
            return [];
        }

        var shown = input.Surfaces[Chosen.IndexIn(input)];
        return [new Placement(shown.Id, new Rect(input.Output.Size), fit, Label: false)];
    }
}
