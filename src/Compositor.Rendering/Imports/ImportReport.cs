using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>How a surface's pixels come to the screen, for status. Immutable.</summary>
/// <param name="Surface">The surface.</param>
/// <param name="Rung">The way that is used: "cpu mapping", "upload", "dma-buf"; "none" when there is no picture or the import failed.</param>
/// <param name="Reason">Why it is not a better way, or why it failed; empty when there is nothing better.</param>
/// <param name="Bytes">Bytes held for it: the texture or the mapping.</param>
public sealed record ImportReport(SurfaceId Surface, string Rung, string Reason, long Bytes);
