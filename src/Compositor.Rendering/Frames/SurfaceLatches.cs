using Compositor.Contracts;
using Compositor.Core;
using Microsoft.Extensions.Logging;

namespace Compositor.Rendering;

/// <summary>
/// Takes the surfaces' newest commits to the renderer and their damage to the outputs, and sees that every commit completes.
/// Render thread.
/// </summary>
internal sealed class SurfaceLatches(RendererSlot renderer, OutputList outputs, ILogger log)
{
    private readonly Dictionary<Surface, SurfaceTrack> _tracks = [];

    public IEnumerable<Surface> Surfaces => _tracks.Keys;

    /// <summary>A surface has a newer commit: it is latched when an output draws it; nobody else needs to look at it.</summary>
    public void Committed(Surface surface)
    {
        Track(surface);
        outputs.Queue(surface);
    }

    /// <summary>A surface came into view, went out of it, or changed its outputs.</summary>
    public void Moved(Surface surface)
    {
        var (shown, track) = (outputs.Shows(surface), Track(surface));
        surface.Show(shown, outputs.RefreshOf(surface));
        if (track.IsClosed && !shown)
        {
            _tracks.Remove(surface);
        }
    }

    /// <summary>Outputs came or went: every surface may be seen by others, or by nobody.</summary>
    public void MovedAll()
    {
        foreach (var surface in _tracks.Keys.ToArray())
        {
            Moved(surface);
        }
    }

    /// <summary>Latches a surface, unless there is nothing new.</summary>
    public LatchState Refresh(Surface surface)
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
        track.Latch = frame.Latch;
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
            track.State = LatchState.Settled;
            surface.CompleteUnchanged();
        }

        return track.State;
    }

    /// <summary>A surface is part of what was drawn.</summary>
    /// <param name="surface">The surface.</param>
    /// <param name="latch">Which of its frames; complete it when nothing reads it any more.</param>
    /// <returns>True when its commit was drawn for the first time.</returns>
    public bool Drawn(Surface surface, out long latch)
    {
        latch = 0;
        if (!_tracks.TryGetValue(surface, out var track) || track.State != LatchState.Drawing)
        {
            return false;
        }

        (track.State, latch) = (LatchState.Settled, track.Latch);
        return true;
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
            surface.Show(shown: false, outputs.Interval);
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
