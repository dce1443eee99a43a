using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>
/// One guest head, for as long as its source is configured: connections come and go, the surface and its last picture stay.
/// The commit side is any thread, the latch side the render thread; one short lock lies between, never held while calling out.
/// A commit that is not drawn in time is answered by the surface's own timer: no guest waits for a render thread that is held up.
/// </summary>
public sealed class Surface
{
    private readonly Lock _gate = new();
    private readonly ISurfaceObserver _observer;
    private readonly TimeProvider _time;
    private readonly Region _damage = new();
    private readonly FrameAnswers _answers;

    private SurfaceSession? _session;
    private SurfaceBuffer? _attached;
    private SurfaceBuffer? _committed;
    private SurfaceBuffer? _latched;
    private long _latch;
    private bool _unlatched;
    private SurfaceCursor _cursor;
    private long _heldSince;
    private long _commits;

    public Surface(SurfaceId id, ISurfaceObserver observer, TimeProvider time)
    {
        (Id, _observer, _time) = (id, observer, time);
        _heldSince = time.GetTimestamp();
        _answers = new FrameAnswers(_gate, time);
    }

    public SurfaceId Id { get; }

    /// <summary>Pixels of the newest commit; empty while there is no picture.</summary>
    public Size Size { get; private set; }

    /// <summary>Format of the newest commit.</summary>
    public FourCc Format { get; private set; }

    public SurfacePhase Phase { get; private set; }

    /// <summary>Why the newest picture cannot be shown; null while it can.</summary>
    public string? Fault { get; private set; }

    /// <summary>What the guest calls the head.</summary>
    public string? Title => _session?.Options.Title;

    /// <summary>Where input goes; null while no connection takes any.</summary>
    public IInputSink? Input => _session?.Options.Input;

    /// <summary>How to ask for another size; null where that cannot be done.</summary>
    public IDisplayControl? Display => _session?.Options.Display;

    /// <summary>How to send files to the guest; null where that cannot be done.</summary>
    public IFileSink? Files => _session?.Options.Files;

    /// <summary>Hears how the surface is looked at; null while nobody does.</summary>
    public IViewSink? View => _session?.Options.View;

    /// <summary>Commits since the start, for status.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    /// <summary>True while a picture waits to be latched.</summary>
    public bool HasNews => Volatile.Read(ref _unlatched);

    /// <summary>True while an output shows the surface; a commit of one that nobody can see needs no drawing.</summary>
    public bool IsShown => _answers.IsShown;

    /// <summary>Commits that were answered before they were drawn, because a screen was slow; for status.</summary>
    public long LateCommits
    {
        get
        {
            lock (_gate)
            {
                return _answers.Late;
            }
        }
    }

    /// <summary>How long the picture has been held.</summary>
    public TimeSpan HeldFor => Phase == SurfacePhase.Held ? _time.GetElapsedTime(_heldSince) : TimeSpan.Zero;

    public SurfaceCursor Cursor
    {
        get
        {
            lock (_gate)
            {
                return _cursor;
            }
        }
    }

    /// <summary>Tells where the surface is shown, which sets the pace of its answers. Render thread.</summary>
    /// <param name="shown">True while an output shows it.</param>
    /// <param name="refresh">The time between two refreshes of the fastest such output, or of the fastest there is.</param>
    public void Show(bool shown, TimeSpan refresh)
    {
        lock (_gate)
        {
            _answers.Show(shown, refresh);
        }
    }

    /// <summary>Takes the newest commit. Render thread.</summary>
    /// <param name="damage">Gets everything that changed since the last latch, in surface pixels.</param>
    /// <param name="frame">The buffer to show.</param>
    /// <returns>False when nothing was committed since.</returns>
    public bool TryLatch(Region damage, out LatchedFrame frame)
    {
        Answered overtaken;
        lock (_gate)
        {
            if (!_unlatched)
            {
                frame = new LatchedFrame(_latched, false, null, _latch);
                return false;
            }

            _unlatched = false;
            overtaken = _answers.Latch();
            damage.Add(_damage);
            _damage.Clear();
            var replaced = !ReferenceEquals(_latched, _committed);
            frame = new LatchedFrame(_committed, replaced, replaced ? _latched : null, ++_latch);
            _latched = _committed;
        }

        overtaken.Complete();
        return true;
    }

    /// <summary>A latched frame is on screen and no longer read for it. Any thread; nothing happens when a newer one was latched since.</summary>
    /// <param name="latch">The frame's <see cref="LatchedFrame.Latch"/>.</param>
    public void CompletePresented(long latch)
    {
        Answered answered;
        lock (_gate)
        {
            answered = latch == _latch ? _answers.Present() : default;
        }

        answered.Complete();
    }

    /// <summary>A latched frame needs no drawing: nothing visible changed. Answered as presented, at refresh rate. Render thread.</summary>
    public void CompleteUnchanged()
    {
        lock (_gate)
        {
            _answers.Unchanged();
        }
    }

    /// <summary>Nobody draws any more: what waits is answered, the picture stays to be latched. Any thread.</summary>
    public void CompleteHidden() => End(FrameOutcome.Hidden);

    /// <summary>Puts damage back that could not be read now because the canvas was being drawn in. Render thread.</summary>
    public void Unlatch(Region damage)
    {
        lock (_gate)
        {
            _damage.Add(damage);
            _unlatched = true;
        }
    }

    /// <summary>Says why the picture cannot be shown, or, with null, that it can again. Render thread.</summary>
    public void ReportFault(string? reason)
    {
        if (Fault != reason)
        {
            Fault = reason;
            _observer.Rearranged(this);
        }
    }

    /// <summary>Ends the surface: every buffer is let go, every commit discarded. Render thread, after its last latch.</summary>
    public void Close()
    {
        Detach(null);
        SurfaceBuffer?[] buffers;
        lock (_gate)
        {
            buffers = [_attached, _committed, _latched];
            (_attached, _committed, _latched, _unlatched) = (null, null, null, false);
            (Size, Phase) = (default, SurfacePhase.Empty);
            _answers.Dispose();
        }

        foreach (var buffer in buffers)
        {
            buffer?.Dispose();
        }
    }

    internal SurfaceSession Connect(SurfaceOptions options)
    {
        var session = new SurfaceSession(this, options);
        lock (_gate)
        {
            _session = session;
        }

        _observer.Rearranged(this);
        return session;
    }

    internal bool IsHeldBy(SurfaceSession session) => ReferenceEquals(Volatile.Read(ref _session), session);

    internal void Attach(SurfaceSession session, SurfaceBuffer buffer)
    {
        SurfaceBuffer? unused = buffer;
        lock (_gate)
        {
            if (ReferenceEquals(_session, session))
            {
                (unused, _attached) = (_attached, buffer);
            }
        }

        unused?.Dispose();
    }

    internal ValueTask<FrameOutcome> Commit(SurfaceSession session, ReadOnlySpan<Rect> damage, bool awaited)
    {
        Answered answered;
        SurfaceBuffer? unread = null;
        ValueTask<FrameOutcome> task;
        bool rearranged;
        lock (_gate)
        {
            if (!ReferenceEquals(_session, session) || (_attached ?? _committed) is null)
            {
                return new ValueTask<FrameOutcome>(FrameOutcome.Discarded);
            }

            answered = _answers.Commit(awaited, out task);
            if (_attached is { } attached)
            {
                unread = ReferenceEquals(_committed, _latched) ? null : _committed;
                (_committed, _attached) = (attached, null);
                _damage.Clear();
                _damage.Add(new Rect(attached.Size));
            }
            else
            {
                _damage.Add(damage, new Rect(_committed!.Size));
            }

            rearranged = Phase != SurfacePhase.Live || Size != _committed!.Size;
            (Size, Format, Phase) = (_committed!.Size, _committed.Format, SurfacePhase.Live);
            _unlatched = true;
            _commits++;
        }

        unread?.Dispose();
        answered.Complete();
        if (rearranged)
        {
            _observer.Rearranged(this);
        }

        _observer.Committed(this);
        return task;
    }

    internal void SetCursor(SurfaceSession session, CursorImage? image) => ChangeCursor(session, Cursor with { Image = image });

    internal void MoveCursor(SurfaceSession session, Point position, bool visible) =>
        ChangeCursor(session, Cursor with { Position = position, Visible = visible });

    internal void Unmap(SurfaceSession session)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_session, session))
            {
                return;
            }

            Phase = SurfacePhase.Empty;
        }

        CompleteHidden();
        _observer.Rearranged(this);
    }

    /// <summary>Ends a connection's hold; null ends whichever there is.</summary>
    internal void Detach(SurfaceSession? session)
    {
        Answered answered;
        SurfaceBuffer? attached;
        lock (_gate)
        {
            if (_session is null || (session is not null && !ReferenceEquals(_session, session)))
            {
                return;
            }

            _session = null;
            _cursor = default;
            answered = _answers.End(FrameOutcome.Discarded);
            (attached, _attached) = (_attached, null);
            if (Phase == SurfacePhase.Live)
            {
                (Phase, _heldSince) = (SurfacePhase.Held, _time.GetTimestamp());
            }
        }

        attached?.Dispose();
        answered.Complete();
        _observer.Rearranged(this);
    }

    // One session speaks from one thread at a time, so nothing can come between the read and this write.
    private void ChangeCursor(SurfaceSession session, SurfaceCursor cursor)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_session, session) || _cursor == cursor)
            {
                return;
            }

            _cursor = cursor;
        }

        _observer.CursorChanged(this);
    }

    private void End(FrameOutcome outcome)
    {
        Answered answered;
        lock (_gate)
        {
            answered = _answers.End(outcome);
        }

        answered.Complete();
    }
}
