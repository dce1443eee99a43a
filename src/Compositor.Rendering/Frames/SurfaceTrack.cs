using Compositor.Core;

namespace Compositor.Rendering;

/// <summary>What the loop knows of a surface. Render thread.</summary>
internal sealed class SurfaceTrack(Surface surface)
{
    public Surface Surface { get; } = surface;

    /// <summary>Working memory of one latch.</summary>
    public Region Damage { get; } = new();

    public LatchState State { get; set; }

    /// <summary>True once the present renderer was given the latched buffer.</summary>
    public bool IsKnown { get; set; }

    /// <summary>Which latch the renderer was given last.</summary>
    public long Latch { get; set; }

    /// <summary>True when the surface has ended; the track stays until no scene shows it.</summary>
    public bool IsClosed { get; set; }
}
