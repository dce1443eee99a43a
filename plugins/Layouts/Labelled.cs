using Compositor.Contracts;

namespace Compositor.Plugins.Layouts;

/// <summary>A cell with a label on top, where the cell is high enough to have one and still show something.</summary>
internal static class Labelled
{
    public static Placement Place(SurfaceId surface, Rect cell, int labelHeight, FitMode fit) =>
        new(surface, cell, fit, Fits(cell, labelHeight));

    /// <summary>What the label leaves of the cell.</summary>
    public static Rect Content(Rect cell, int labelHeight) =>
        Fits(cell, labelHeight) ? new Rect(cell.X, cell.Y + labelHeight, cell.Width, cell.Height - labelHeight) : cell;

    private static bool Fits(Rect cell, int labelHeight) => cell.Height >= 3 * labelHeight;
}
