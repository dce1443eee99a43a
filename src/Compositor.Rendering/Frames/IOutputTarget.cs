using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>
/// What an output is drawn into: a window, a display, memory. Made, used and disposed on the render thread only.
/// It is a GL target or an <see cref="IPixelTarget"/>, to match the renderer.
/// </summary>
public interface IOutputTarget : IDisposable
{
    /// <summary>The output's name, as in scenes.</summary>
    string Name { get; }

    /// <summary>Drawable pixels; may change between frames, all of it is redrawn then.</summary>
    Size Size { get; }

    /// <summary>What the buffer to be drawn now holds: 0 unknown; 1 the frame before; n the frame n frames before. Asked once a frame.</summary>
    int BufferAge { get; }

    /// <summary>True when <see cref="Present"/> waits for the display, so that the next frame may follow at once; else the loop paces by timer.</summary>
    bool Paced { get; }

    /// <summary>The time between two refreshes of the display, more than 0.</summary>
    TimeSpan RefreshInterval { get; }

    /// <summary>Called once before each frame; <see cref="Size"/> changes here or nowhere.</summary>
    void BeginFrame();

    /// <summary>Shows what was drawn.</summary>
    /// <param name="damage">What differs from the frame before, top-left origin.</param>
    void Present(ReadOnlySpan<Rect> damage);
}
