namespace Compositor.Contracts;

/// <summary>What became of a commit. Every commit gets exactly one.</summary>
public enum FrameOutcome
{
    /// <summary>It was drawn and handed to an output; the renderer no longer reads what it read for it.</summary>
    Presented,

    /// <summary>A newer commit of the same surface came before it was drawn.</summary>
    Superseded,

    /// <summary>Nobody could see the surface; it completed at refresh rate all the same.</summary>
    Hidden,

    /// <summary>
    /// It was not drawn within one refresh, and the guest shall not wait for a slow screen. It will still be shown, and may be read while
    /// the guest draws the next frame.
    /// </summary>
    Late,

    /// <summary>The surface or the program ended.</summary>
    Discarded,
}
