using Compositor.Contracts;

namespace Compositor.Plugins.Layouts;

/// <summary>Each surface where the configuration says, later places above earlier ones; a surface without a place is not shown.</summary>
/// <param name="places">The places, back to front.</param>
/// <param name="fit">How pictures fill those that say nothing else.</param>
internal sealed class FixedLayout(IReadOnlyList<FixedPlace> places, FitMode fit) : ILayoutPolicy
{
    public IReadOnlyList<Placement> Arrange(LayoutInput input)
    {
        var placements = new List<Placement>(places.Count);
        var screen = new Rect(input.Output.Size);
        foreach (var place in places)
        {
            var area = place.On(input.Output.Size).Intersect(screen);
            if (!area.IsEmpty && input.Surfaces.Any(surface => surface.Id == place.Surface))
            {
                placements.Add(Labelled.Place(place.Surface, area, input.LabelHeight, place.Fit ?? fit));
            }
        }

        return placements;
    }
}
