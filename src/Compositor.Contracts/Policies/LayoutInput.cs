namespace Compositor.Contracts;

/// <summary>All that a layout decides from.</summary>
/// <param name="Output">The output to fill.</param>
/// <param name="Surfaces">The surfaces that belong to it, in the order of the configuration.</param>
/// <param name="Focus">The surface that has the keyboard; null for none or one of another output.</param>
/// <param name="LabelHeight">Pixels that a label takes from the top of a placement that has one; 0 when labels are off.</param>
public sealed record LayoutInput(OutputDescription Output, IReadOnlyList<SurfaceDescription> Surfaces, SurfaceId? Focus, int LabelHeight);
