using Compositor.Contracts;

namespace Compositor.Plugins.Layouts;

/// <summary>
/// Rows of cells, as many columns as show the surfaces largest. The cells of a row share its width equally, so a short last row has
/// wider cells and the output is used up.
/// </summary>
/// <param name="gap">Pixels between cells.</param>
/// <param name="fit">How pictures fill their cells.</param>
internal sealed class GridLayout(int gap, FitMode fit) : ILayoutPolicy
{
    public IReadOnlyList<Placement> Arrange(LayoutInput input)
    {
        var surfaces = input.Surfaces;
        if (surfaces.Count == 0 || input.Output.Size.IsEmpty)
        {
            return [];
        }

        var output = new Rect(input.Output.Size);
        Rect[] best = [];
        var bestArea = -1L;
        for (var rows = 1; rows <= surfaces.Count; rows++)
        {
            var cells = Cells(output, surfaces.Count, rows);
            var area = ShownArea(cells, surfaces, input.LabelHeight);
            if (area > bestArea)
            {
                (best, bestArea) = (cells, area);
            }
        }

        return [.. surfaces.Select((surface, i) => Labelled.Place(surface.Id, best[i], input.LabelHeight, fit))];
    }

    /// <summary>The cells in reading order: the first rows are the fuller ones.</summary>
    private Rect[] Cells(Rect output, int count, int rows)
    {
        var cells = new List<Rect>(count);
        var strips = Division.Rows(output, rows, gap);
        for (var row = 0; row < rows; row++)
        {
            var columns = (count / rows) + (row < count % rows ? 1 : 0);
            cells.AddRange(Division.Columns(strips[row], columns, gap));
        }

        return [.. cells];
    }

    /// <summary>Output pixels that show a surface.</summary>
    private static long ShownArea(Rect[] cells, IReadOnlyList<SurfaceDescription> surfaces, int labelHeight)
    {
        var area = 0L;
        for (var i = 0; i < cells.Length; i++)
        {
            area += Labelled.Content(cells[i], labelHeight).Fit(surfaces[i].Size).Area;
        }

        return area;
    }
}
