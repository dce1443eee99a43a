namespace Compositor.Rendering;

/// <summary>What the render loop does, for status. Immutable.</summary>
/// <param name="Renderer">What draws; empty while nothing was drawn yet.</param>
/// <param name="Turns">How often the loop woke and looked.</param>
/// <param name="Outputs">One entry an output.</param>
/// <param name="Imports">One entry a surface that was shown or captured.</param>
public sealed record RenderReport(
    string Renderer,
    long Turns,
    IReadOnlyList<OutputReport> Outputs,
    IReadOnlyList<ImportReport> Imports);
