namespace Compositor.Core;

/// <summary>Hears what surfaces do. Called on any thread, after the surface's lock was released; marks something and returns.</summary>
public interface ISurfaceObserver
{
    /// <summary>A newer picture is there: whoever shows the surface should redraw.</summary>
    void Committed(Surface surface);

    /// <summary>Size, mapping, connection or abilities changed: the layout may have to change.</summary>
    void Rearranged(Surface surface);

    /// <summary>The guest's pointer changed its image, place or visibility.</summary>
    void CursorChanged(Surface surface);
}
