namespace Compositor.Contracts;

/// <summary>
/// A guest head as its source drives it, with the attach and commit of wl_surface. Any thread, one at a time per surface; no member
/// ever blocks. After the connection that created it has ended, calls do nothing and commits are <see cref="FrameOutcome.Discarded"/>.
/// Disposing lets go: the last picture stays on screen, dimmed, until a new connection brings a newer one.
/// </summary>
public interface ISurface : IDisposable
{
    /// <summary>Sets the buffer that the next commit shows. The surface owns it from here on, whatever happens.</summary>
    /// <param name="buffer">The buffer; attach each object once.</param>
    void Attach(SurfaceBuffer buffer);

    /// <summary>
    /// Shows the attached buffer: all of it when it was attached since the last commit, else what <paramref name="damage"/> names.
    /// The newest commit wins; the damage of those it overtakes is kept.
    /// </summary>
    /// <param name="damage">Changed rectangles in surface pixels; what lies outside the surface is cut off; empty means nothing changed.</param>
    /// <returns>
    /// Completes once, off the render thread, when the renderer has done with this commit: the moment to reply to the guest.
    /// Await it at most once; where the outcome does not matter, call <see cref="Commit"/> instead.
    /// </returns>
    ValueTask<FrameOutcome> CommitAsync(ReadOnlySpan<Rect> damage);

    /// <summary>As <see cref="CommitAsync"/>, for a source that does not need the outcome.</summary>
    /// <param name="damage">As there.</param>
    void Commit(ReadOnlySpan<Rect> damage);

    /// <summary>Sets the pointer image; the host's pointer wears it while it is over this surface.</summary>
    /// <param name="image">The image, or null for the host's own arrow.</param>
    void SetCursor(CursorImage? image);

    /// <summary>Where the guest has its pointer; used where the guest's pointer is not the host's (relative mice).</summary>
    /// <param name="position">Of the hot spot, in surface pixels.</param>
    /// <param name="visible">False when the guest shows no pointer.</param>
    void MoveCursor(Point position, bool visible);

    /// <summary>The head shows nothing now (switched off); its view goes away until the next commit with a buffer attached.</summary>
    void Unmap();
}
