using Compositor.Contracts;
using Compositor.Core;

namespace Compositor.Rendering;

/// <summary>
/// Turns buffers and scenes into pixels. Made, used and disposed on the render thread only.
/// A <see cref="SourceException"/> is a surface's own fault and leaves the renderer usable; any other exception means that it is broken
/// and must be made anew.
/// </summary>
public interface IRenderer : IDisposable
{
    /// <summary>For people: "OpenGL 4.5 (llvmpipe), software".</summary>
    string Description { get; }

    /// <summary>
    /// Takes a surface's newest pixels. Cheap when the buffer is known and the damage empty, so it may be called before every frame.
    /// The renderer owns <see cref="LatchedFrame.Retired"/> from here on, whatever happens.
    /// </summary>
    /// <param name="surface">The surface.</param>
    /// <param name="frame">Its latched buffer, which stays the surface's.</param>
    /// <param name="damage">What changed since the last call that was <see cref="UpdateOutcome.Done"/>, in surface pixels.</param>
    /// <exception cref="SourceException">The buffer cannot be read; the surface shows nothing until a better one comes.</exception>
    UpdateOutcome Update(Surface surface, in LatchedFrame frame, Region damage);

    /// <summary>Lets go of everything held for a surface.</summary>
    void Forget(Surface surface);

    /// <summary>What the next <see cref="Draw"/> finds in a target: 0 anything; 1 the frame before; n the frame n frames before.</summary>
    int AgeOf(IOutputTarget target);

    /// <summary>Draws part of an output; the caller presents.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="scene">All of the output.</param>
    /// <param name="repaint">The rectangles to draw; nothing outside of them changes.</param>
    /// <param name="missed">Gets what could not be drawn because a canvas was busy; it shows what it did before. Try again a frame later.</param>
    void Draw(IOutputTarget target, OutputScene scene, Region repaint, Region missed);

    /// <summary>Called after each <see cref="Draw"/>, before its target presents.</summary>
    /// <returns>What tells when the guests' memory was read for it; null when it has been read already. The caller disposes it.</returns>
    IReadFence? EndReads();

    /// <summary>Draws a whole output off screen.</summary>
    /// <returns>False when a canvas was busy; try again a frame later.</returns>
    bool Capture(OutputScene scene, out Picture? picture);

    /// <summary>Copies a surface's pixels, without scaling, caption or pointer.</summary>
    /// <returns>False when its canvas was busy; true with no picture when it has none.</returns>
    bool Capture(Surface surface, out Picture? picture);

    /// <summary>How a surface comes to the screen; null when the renderer does not know it.</summary>
    ImportReport? Describe(SurfaceId id);
}
