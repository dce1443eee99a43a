namespace Compositor.Rendering;

/// <summary>A target that GL draws into. All targets of one renderer share its context. Render thread.</summary>
public interface IGlTarget : IOutputTarget
{
    /// <summary>The framebuffer to draw into; 0 for a window.</summary>
    uint Framebuffer { get; }

    /// <summary>
    /// True when <see cref="IOutputTarget.BufferAge"/> comes to be known after the first frames. When false the renderer keeps the frame
    /// itself and copies it to the target.
    /// </summary>
    bool HasBufferAge { get; }

    /// <summary>True when the display looks at alpha, so that everything drawn must be opaque.</summary>
    bool HasAlpha { get; }

    /// <summary>Makes the renderer's context current with this target's surface.</summary>
    void MakeCurrent();
}
