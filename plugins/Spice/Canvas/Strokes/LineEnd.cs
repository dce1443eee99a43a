namespace Compositor.Plugins.Spice;

/// <summary>How a piece of a line of one pixel's width ends at a corner: where joins begin.</summary>
/// <param name="At">The corner.</param>
/// <param name="X">From the corner along the piece.</param>
/// <param name="Y">As <paramref name="X"/>.</param>
/// <param name="SideX">From the corner to the edge of the piece.</param>
/// <param name="SideY">As <paramref name="SideX"/>.</param>
/// <param name="Distance">Of the edge: x × Y - y × X of its points.</param>
internal readonly record struct LineEnd(PathPoint At, long X, long Y, double SideX, double SideY, double Distance);
