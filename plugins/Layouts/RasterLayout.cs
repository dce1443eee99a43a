using Compositor.Contracts;

namespace Compositor.Plugins.Layouts;

/// <summary>
/// Rows and columns that stay where they are, however many surfaces there are: what has no surface stays free, and what has no cell gets further rows,
/// so that nothing is hidden.
/// </summary>
/// <param name="rows">Shares of the height, one a row; none for as many rows as are needed.</param>
/// <param name="columns">Shares of the width, one a column; none for as many columns as are needed.</param>
/// <param name="gap">Pixels between cells.</param>
/// <param name="fit">How pictures fill their cells.</param>
internal sealed class RasterLayout(IReadOnlyList<double> rows, IReadOnlyList<double> columns, int gap, FitMode fit) : ILayoutPolicy
{
    public IReadOnlyList<Placement> Arrange(LayoutInput input)
    {
        var surfaces = input.Surfaces;
        if (surfaces.Count == 0 || input.Output.Size.IsEmpty)
        {
            return [];
        }

        var across = columns.Count > 0 ? columns : Enough(columns, surfaces.Count, Math.Max(1, rows.Count));
        var strips = Division.Rows(new Rect(input.Output.Size), Enough(rows, surfaces.Count, across.Count), gap);
        var cells = strips.SelectMany(strip => Division.Columns(strip, across, gap));
        return
        [
            .. surfaces.Zip(cells)
                .Where(place => !place.Second.IsEmpty)
                .Select(place => Labelled.Place(place.First.Id, place.Second, input.LabelHeight, fit)),
        ];
    }

    /// <summary>Adds parts of the usual weight until the raster has a cell for each surface.</summary>
    private static double[] Enough(IReadOnlyList<double> weights, int surfaces, int others)
    {
        var needed = (surfaces + others - 1) / others;
        return [.. weights, .. Enumerable.Repeat(1.0, Math.Max(0, needed - weights.Count))];
    }
}
