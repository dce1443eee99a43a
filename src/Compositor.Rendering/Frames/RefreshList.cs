namespace Compositor.Rendering;

/// <summary>
/// The surfaces whose commits complete by the clock and not by a present: nobody sees them, or nothing visible changed.
/// Once a refresh at most, and without any timer while none waits. Render thread.
/// </summary>
internal sealed class RefreshList(OutputList outputs)
{
    private readonly List<SurfaceTrack> _waiting = [];
    private TimeSpan? _last;

    /// <summary>When to call <see cref="Complete"/>; null when nobody waits.</summary>
    public TimeSpan? Deadline { get; private set; }

    public void Add(SurfaceTrack track, TimeSpan now)
    {
        if (track.IsListed)
        {
            return;
        }

        track.IsListed = true;
        _waiting.Add(track);
        var next = _last + outputs.Interval;
        Deadline ??= next > now ? next : now;
    }

    /// <summary>Completes those that wait, when the time has come.</summary>
    public void Complete(TimeSpan now)
    {
        if (Deadline is not { } deadline || now < deadline)
        {
            return;
        }

        foreach (var track in _waiting)
        {
            track.IsListed = false;
            if (!outputs.Shows(track.Surface))
            {
                track.State = LatchState.Settled;
                track.Surface.CompleteHidden();
            }
            else if (track.State == LatchState.Unchanged)
            {
                track.State = LatchState.Settled;
                track.Surface.CompletePresented();
            }
        }

        _waiting.Clear();
        (_last, Deadline) = (now, null);
    }
}
