namespace Compositor.Rendering;

/// <summary>Knows whether the GPU was reset. Render thread.</summary>
internal interface IGlResets
{
    /// <summary>True once the current context is of no use any more.</summary>
    bool HasHappened { get; }
}
