namespace Compositor.Sources;

/// <summary>When a guest that renders with the GPU may go on after a frame.</summary>
public enum Pacing
{
    /// <summary>When its frame was read, or after a refresh: the guest keeps to the screen and never overwrites what is being read.</summary>
    TearFree,

    /// <summary>At once: the guest is as fast as it can be, and a frame may be overwritten while it is shown.</summary>
    Immediate,
}
