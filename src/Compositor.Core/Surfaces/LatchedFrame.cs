using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>What the renderer gets when it latches a surface.</summary>
/// <param name="Buffer">The buffer to show; still owned by the surface, valid until the render thread latches again.</param>
/// <param name="Replaced">True when it is another buffer than at the latch before: import it.</param>
/// <param name="Retired">The buffer that was shown before; the renderer owns it now and disposes it when the GPU has done with it.</param>
/// <param name="Latch">Counts latches, to say later which one was presented.</param>
public readonly record struct LatchedFrame(SurfaceBuffer? Buffer, bool Replaced, SurfaceBuffer? Retired, long Latch);
