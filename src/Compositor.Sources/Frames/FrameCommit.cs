using Compositor.Contracts;

namespace Compositor.Sources;

/// <summary>Commits the frames of guests with a GPU, which wait to be told that they may go on.</summary>
public static class FrameCommit
{
    /// <summary>Commits a frame.</summary>
    /// <param name="pacing">When the guest may go on.</param>
    /// <param name="surface">Its head.</param>
    /// <param name="damage">What it has drawn, in pixels of the surface.</param>
    /// <returns>Completes when it may; never later than the refresh that follows. Await it once.</returns>
    public static ValueTask<FrameOutcome> Commit(this Pacing pacing, ISurface surface, ReadOnlySpan<Rect> damage)
    {
        if (pacing == Pacing.TearFree)
        {
            return surface.CommitAsync(damage);
        }

        surface.Commit(damage);
        return new ValueTask<FrameOutcome>(FrameOutcome.Presented);
    }
}
