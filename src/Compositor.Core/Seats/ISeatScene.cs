using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>What the seat must know of the screen. Main thread.</summary>
public interface ISeatScene
{
    /// <summary>The topmost view at an output pixel; null for none.</summary>
    View? ViewAt(string output, Point point);

    /// <summary>The view of a surface on an output; null where it is not shown.</summary>
    View? ViewOf(string output, SurfaceId surface);

    /// <summary>A surface that is configured now; null when it is not.</summary>
    Surface? Find(SurfaceId id);
}
