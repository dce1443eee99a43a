namespace Compositor.Contracts;

/// <summary>Where a layout puts a surface. Later placements lie above earlier ones; a surface that has none is hidden.</summary>
/// <param name="Surface">Which; a placement of a surface that was not in the input is ignored.</param>
/// <param name="Area">Output pixels, label included; what lies outside the output is cut off.</param>
/// <param name="Fit">How the surface fills the area below the label.</param>
/// <param name="Label">True to have the VM's name above it, where labels are on.</param>
public sealed record Placement(SurfaceId Surface, Rect Area, FitMode Fit = FitMode.Contain, bool Label = true);
