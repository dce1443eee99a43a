using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>Shows a guest's pointer on its heads. Any thread, one at a time.</summary>
internal interface ICursorTarget
{
    /// <summary>The image; null for the host's own.</summary>
    void SetCursor(CursorImage? image);

    /// <summary>Where the hot spot is, in pixels of the display's whole canvas.</summary>
    void MoveCursor(Point position, bool visible);
}
