using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>How a surface's pixels come to the screen, and what that costs, for status. Immutable.</summary>
/// <param name="Surface">The surface.</param>
/// <param name="Rung">
/// The way that is used: "dma-buf, modifier", "dma-buf", "udmabuf", "planes", "upload", "cpu mapping"; "none" when there is no picture or the import failed.
/// </param>
/// <param name="Reason">Why it is not a better way, or why it failed; empty when there is nothing better.</param>
/// <param name="Bytes">Bytes held for it: the texture, the mapping, or the guest's memory.</param>
/// <param name="Imports">Images made of its buffers since the renderer was made: one a buffer, however often it is shown.</param>
/// <param name="Touched">Bytes of its pixels that the CPU has read since the renderer was made; 0 where the GPU reads them itself.</param>
public sealed record ImportReport(SurfaceId Surface, string Rung, string Reason, long Bytes, long Imports, long Touched);
