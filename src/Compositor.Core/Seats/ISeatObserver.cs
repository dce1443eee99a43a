using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>Hears what the seat decides. Main thread.</summary>
public interface ISeatObserver
{
    /// <summary>The keyboard focus moved.</summary>
    void FocusChanged(SurfaceId? focus);

    /// <summary>The pointer is locked to a guest with a relative mouse, or free again (null).</summary>
    void PointerLocked(SurfaceId? surface);

    /// <summary>The pointer is over another surface, or over none: the host's pointer must look like that guest's.</summary>
    void PointerEntered(SurfaceId? surface);

    /// <summary>A bound chord was pressed.</summary>
    void Perform(Chord chord);
}
