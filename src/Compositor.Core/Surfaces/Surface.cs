using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>
/// One guest head, for as long as its source is configured: connections come and go, the surface and its last picture stay.
/// The commit side is any thread, the latch side the render thread; one short lock lies between, never held while calling out.
/// </summary>
public sealed class Surface
{
    private readonly Lock _gate = new();
    private readonly FrameCompletionPool _completions = new();
    private readonly ISurfaceObserver _observer;
    private readonly TimeProvider _time;
    private readonly Region _damage = new();

    private SurfaceSession? _session;
    private SurfaceBuffer? _attached;
    private SurfaceBuffer? _committed;
    private SurfaceBuffer? _latched;
    private FrameCompletion? _waiting;
    private FrameCompletion? _inFlight;
    private bool _unlatched;
    private SurfaceCursor _cursor;
    private long _heldSince;
    private long _commits;

    public Surface(SurfaceId id, ISurfaceObserver observer, TimeProvider time)
    {
        (Id, _observer, _time) = (id, observer, time);
        _heldSince = time.GetTimestamp();
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

    /// <summary>Commits since the start, for status.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    /// <summary>True while a picture waits to be latched.</summary>
    public bool HasNews => Volatile.Read(ref _unlatched);

    /// <summary>True while a commit waits for its outcome; asked once a refresh for hidden surfaces.</summary>
    public bool HasWaitingCommit => Volatile.Read(ref _waiting) is not null;

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

    /// <summary>Takes the newest commit. Render thread.</summary>
    /// <param name="damage">Gets everything that changed since the last latch, in surface pixels.</param>
    /// <param name="frame">The buffer to show.</param>
    /// <returns>False when nothing was committed since.</returns>
    public bool TryLatch(Region damage, out LatchedFrame frame)
    {
        FrameCompletion? overtaken = null;
        lock (_gate)
        {
            if (!_unlatched)
            {
                frame = new LatchedFrame(_latched, false, null);
                return false;
            }

            _unlatched = false;
            damage.Add(_damage);
            _damage.Clear();
            var replaced = !ReferenceEquals(_latched, _committed);
            frame = new LatchedFrame(_committed, replaced, replaced ? _latched : null);
            _latched = _committed;
            if (_waiting is not null)
            {
                (overtaken, _inFlight, _waiting) = (_inFlight, _waiting, null);
            }
        }

        overtaken?.Complete(FrameOutcome.Superseded);
        return true;
    }

    /// <summary>The latched frame is on screen, or no longer read for it. Render thread.</summary>
    public void CompletePresented() => Take(ref _inFlight)?.Complete(FrameOutcome.Presented);

    /// <summary>Nobody can see the surface: its waiting commit completes unseen, the picture stays to be latched. Render thread.</summary>
    public void CompleteHidden()
    {
        Take(ref _inFlight)?.Complete(FrameOutcome.Hidden);
        Take(ref _waiting)?.Complete(FrameOutcome.Hidden);
    }

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
        FrameCompletion? superseded;
        SurfaceBuffer? unread = null;
        ValueTask<FrameOutcome> task;
        bool rearranged;
        lock (_gate)
        {
            if (!ReferenceEquals(_session, session) || (_attached ?? _committed) is null)
            {
                return new ValueTask<FrameOutcome>(FrameOutcome.Discarded);
            }

            (superseded, _waiting) = (_waiting, awaited ? _completions.Rent() : null);
            task = _waiting?.Task ?? default;
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
        superseded?.Complete(FrameOutcome.Superseded);
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
        FrameCompletion? waiting, inFlight;
        SurfaceBuffer? attached;
        lock (_gate)
        {
            if (_session is null || (session is not null && !ReferenceEquals(_session, session)))
            {
                return;
            }

            _session = null;
            _cursor = default;
            (waiting, _waiting) = (_waiting, null);
            (inFlight, _inFlight) = (_inFlight, null);
            (attached, _attached) = (_attached, null);
            if (Phase == SurfacePhase.Live)
            {
                (Phase, _heldSince) = (SurfacePhase.Held, _time.GetTimestamp());
            }
        }

        attached?.Dispose();
        waiting?.Complete(FrameOutcome.Discarded);
        inFlight?.Complete(FrameOutcome.Discarded);
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

    private FrameCompletion? Take(ref FrameCompletion? slot)
    {
        lock (_gate)
        {
            var taken = slot;
            slot = null;
            return taken;
        }
    }
}
