using Compositor.Contracts;
using Compositor.Core;
using Microsoft.Extensions.Logging;

namespace Compositor.Rendering;

/// <summary>
/// Takes the surfaces' newest commits to the renderer and their damage to the outputs, and sees that every commit completes.
/// Render thread.
/// </summary>
internal sealed class SurfaceLatches(RendererSlot renderer, OutputList outputs, RefreshList refresh, ILogger log)
{
    private readonly Dictionary<Surface, SurfaceTrack> _tracks = [];

    public IEnumerable<Surface> Surfaces => _tracks.Keys;

    /// <summary>A surface has a newer commit: it is latched when an output draws it, or completes unseen.</summary>
    public void Committed(Surface surface, TimeSpan now)
    {
        var track = Track(surface);
        if (!outputs.Queue(surface))
        {
            refresh.Add(track, now);
        }
    }

    /// <summary>A surface was shown until now; where it is not any more, it must not wait for a present that never comes.</summary>
    public void Left(Surface surface, TimeSpan now)
    {
        var track = Track(surface);
        if (outputs.Shows(surface))
        {
            return;
        }

        if (track.IsClosed)
        {
            _tracks.Remove(surface);
        }
        else
        {
            refresh.Add(track, now);
        }
    }

    /// <summary>Latches a surface, unless there is nothing new.</summary>
    public LatchState Refresh(Surface surface, TimeSpan now)
    {
        var track = Track(surface);
        if (track.IsClosed || (track.IsKnown && !surface.HasNews))
        {
            return track.State;
        }

        // Before the latch: when there is no renderer, nothing must have been taken from the surface.
        var current = renderer.Get();
        track.Damage.Clear();
        var latched = surface.TryLatch(track.Damage, out var frame);
        if (latched)
        {
            track.State = LatchState.Drawing;
        }

        var whole = new Rect(frame.Buffer?.Size ?? default);
        if (Update(current, track, frame, whole) == UpdateOutcome.Busy)
        {
            if (track.Damage.IsEmpty)
            {
                track.Damage.Add(whole);
            }

            surface.Unlatch(track.Damage);
            return track.State = LatchState.Busy;
        }

        track.IsKnown = true;
        if (!outputs.Damage(surface, whole.Size, track.Damage) && latched)
        {
            track.State = LatchState.Unchanged;
            refresh.Add(track, now);
        }

        return track.State;
    }

    /// <summary>A surface was presented.</summary>
    public void Presented(Surface surface)
    {
        if (_tracks.TryGetValue(surface, out var track) && track.State == LatchState.Drawing)
        {
            track.State = LatchState.Settled;
            surface.CompletePresented();
        }
    }

    /// <summary>A surface was latched only for a capture: nobody presents it.</summary>
    public void Captured(Surface surface, TimeSpan now)
    {
        if (!outputs.Shows(surface))
        {
            refresh.Add(Track(surface), now);
        }
    }

    /// <summary>A surface ends: nothing of it is kept, its commits are discarded.</summary>
    public void Forget(Surface surface)
    {
        var track = Track(surface);
        track.IsClosed = true;
        renderer.Current?.Forget(surface);
        surface.Close();

        // Of no size any more: every view of it is drawn anew, without a picture.
        outputs.Damage(surface, default, track.Damage);
        if (!outputs.Shows(surface))
        {
            _tracks.Remove(surface);
        }
    }

    /// <summary>The renderer was lost: the next one must be given every buffer.</summary>
    public void Lost()
    {
        foreach (var track in _tracks.Values)
        {
            track.IsKnown = false;
        }
    }

    /// <summary>The loop ends: nobody waits any longer.</summary>
    public void CompleteAll()
    {
        foreach (var surface in _tracks.Keys)
        {
            surface.CompleteHidden();
        }
    }

    private UpdateOutcome Update(IRenderer current, SurfaceTrack track, in LatchedFrame frame, Rect whole)
    {
        try
        {
            var outcome = current.Update(track.Surface, frame, track.Damage);
            if (outcome == UpdateOutcome.Done && !track.Damage.IsEmpty)
            {
                track.Surface.ReportFault(null);
            }

            return outcome;
        }
        catch (SourceException e)
        {
            // The guest's own doing. It shows nothing, its commits go on completing, everybody else is drawn.
            if (track.Surface.Fault != e.Message)
            {
                track.Surface.ReportFault(e.Message);
                log.LogWarning("{Surface} cannot be shown: {Reason}", track.Surface.Id, e.Message);
            }

            track.Damage.Add(whole);
            return UpdateOutcome.Done;
        }
    }

    private SurfaceTrack Track(Surface surface)
    {
        if (!_tracks.TryGetValue(surface, out var track))
        {
            _tracks.Add(surface, track = new SurfaceTrack(surface));
        }

        return track;
    }
}
