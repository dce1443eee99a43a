using Compositor.Contracts;

namespace Compositor.Plugins.Layouts;

/// <summary>
/// The focused surface, or else the first, fills the output; the others lie above it, small, along an edge and in their order: a picture in the picture
/// where there are two.
/// </summary>
/// <param name="edge">Where the small ones are; they begin in the corner that is read last.</param>
/// <param name="share">Of the output's width and height that a small one has at the most.</param>
/// <param name="margin">Pixels around the small ones.</param>
/// <param name="fit">How the large picture fills the output.</param>
internal sealed class SpotlightLayout(Edge edge, double share, int margin, FitMode fit) : ILayoutPolicy
{
    public IReadOnlyList<Placement> Arrange(LayoutInput input)
    {
        var surfaces = input.Surfaces;
        if (surfaces.Count == 0 || input.Output.Size.IsEmpty)
        {
            return [];
        }

        var main = Chosen.IndexIn(input);
        var placements = new List<Placement>(surfaces.Count) { new(surfaces[main].Id, new Rect(input.Output.Size), fit, Label: false) };
        var places = Places(input.Output.Size, surfaces.Count - 1);
        foreach (var (surface, place) in surfaces.Where((_, i) => i != main).Zip(places))
        {
            // No wider or higher than its picture, so that bars hide nothing of the large one.
            var placed = Labelled.Place(surface.Id, place, input.LabelHeight, FitMode.Contain);
            var content = Labelled.Content(place, input.LabelHeight);
            var picture = content.Fit(surface.Size);
            placements.Add(picture.IsEmpty ? placed : placed with { Area = Snug(place, picture.Width, picture.Height + (place.Height - content.Height)) });
        }

        return placements;
    }

    /// <summary>A place for each of the small ones; they shrink where the edge is too short for them.</summary>
    private Rect[] Places(Size output, int count)
    {
        if (count == 0)
        {
            return [];
        }

        var upright = edge is Edge.Left or Edge.Right;
        var (width, height) = (Math.Max(1, (int)(output.Width * share)), Math.Max(1, (int)(output.Height * share)));
        var room = Math.Clamp(margin, 0, Math.Min(output.Width - width, output.Height - height) / 2);
        var length = (upright ? output.Height : output.Width) - (2 * room);
        var side = upright ? height : width;
        var needed = (int)Math.Clamp(((long)count * side) + ((long)(count - 1) * room), 1, Math.Max(1, length));
        return edge switch
        {
            Edge.Right => Division.Rows(new Rect(output.Width - room - width, output.Height - room - needed, width, needed), count, room),
            Edge.Left => Division.Rows(new Rect(room, output.Height - room - needed, width, needed), count, room),
            Edge.Top => Division.Columns(new Rect(output.Width - room - needed, room, needed, height), count, room),
            Edge.Bottom => Division.Columns(new Rect(output.Width - room - needed, output.Height - room - height, needed, height), count, room),
            _ => throw new InvalidOperationException($"there is no edge {edge}"),
        };
    }

    // Towards the edge, and the corner.
    private Rect Snug(Rect place, int width, int height) => new(
        edge == Edge.Left ? place.X : place.X + place.Width - width,
        edge == Edge.Top ? place.Y : place.Y + place.Height - height,
        width,
        height);
}
