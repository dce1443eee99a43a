using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>
/// The answers that a surface owes: to the newest commit, and to the one that is being drawn. Every member but the timer's is called under
/// the surface's lock and gives back what the caller completes after letting go of it.
/// </summary>
internal sealed class FrameAnswers : IDisposable
{
    private static readonly TimeSpan TimerSlack = TimeSpan.FromMilliseconds(1);

    private readonly FrameCompletionPool _completions = new();
    private readonly CommitPace _pace = new();
    private readonly Lock _gate;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ITimer _timer;
    private PendingAnswer _waiting;
    private PendingAnswer _inFlight;

    /// <param name="gate">The surface's lock, for the timer.</param>
    /// <param name="time">The clock.</param>
    public FrameAnswers(Lock gate, TimeProvider time)
    {
        (_gate, _time, _start) = (gate, time, time.GetTimestamp());
        _timer = time.CreateTimer(static answers => ((FrameAnswers)answers!).AnswerDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool IsShown => _pace.IsShown;

    public long Late => _pace.Late;

    private TimeSpan Now => _time.GetElapsedTime(_start);

    /// <summary>Where the surface is shown has changed, and with it what is due when.</summary>
    public void Show(bool shown, TimeSpan refresh)
    {
        _pace.Show(shown, refresh);
        (_waiting.Due, _inFlight.Due) = (_pace.Deadline(_waiting.Since), _pace.Deadline(_inFlight.Since));
        Schedule(Now);
    }

    /// <summary>A commit was made; what waited before is superseded.</summary>
    /// <param name="awaited">True when somebody waits for its outcome.</param>
    /// <param name="task">Its outcome.</param>
    public Answered Commit(bool awaited, out ValueTask<FrameOutcome> task)
    {
        var now = Now;
        var superseded = _waiting.Completion;
        _waiting = new PendingAnswer(awaited ? _completions.Rent() : null, now, _pace.Committed(now));
        task = _waiting.Completion?.Task ?? default;
        var unseen = _waiting.Due <= now ? Take(ref _waiting, now, _pace.IsShown) : null;
        Schedule(now);
        return new Answered(superseded, FrameOutcome.Superseded, unseen, Unseen);
    }

    /// <summary>The newest commit is being drawn.</summary>
    public Answered Latch()
    {
        _pace.Latched();
        if (_waiting.Completion is null)
        {
            return default;
        }

        var overtaken = _inFlight.Completion;
        (_inFlight, _waiting) = (_waiting, default);
        return new Answered(overtaken, FrameOutcome.Superseded, null, default);
    }

    /// <summary>What was latched last has been drawn.</summary>
    public Answered Present()
    {
        var now = Now;
        _pace.Presented(now);
        return new Answered(Take(ref _inFlight, now, late: false), FrameOutcome.Presented, null, default);
    }

    /// <summary>What was latched last is as good as drawn, because nothing visible changed: it is answered when the next answer may be.</summary>
    public void Unchanged()
    {
        var now = Now;
        _pace.Presented(now);
        _inFlight = _inFlight with { Due = _pace.Unchanged(_inFlight.Since, now), Drawn = true };
        Schedule(now);
    }

    /// <summary>Nobody will draw what waits.</summary>
    /// <param name="outcome">What it is told.</param>
    public Answered End(FrameOutcome outcome)
    {
        var now = Now;
        _pace.Presented(now);
        return new Answered(Take(ref _inFlight, now, late: false), outcome, Take(ref _waiting, now, late: false), outcome);
    }

    public void Dispose() => _timer.Dispose();

    private FrameOutcome Unseen => _pace.IsShown ? FrameOutcome.Late : FrameOutcome.Hidden;

    private FrameCompletion? Take(ref PendingAnswer slot, TimeSpan now, bool late)
    {
        var taken = slot.Completion;
        slot = default;
        if (taken is not null)
        {
            _pace.Answered(now, late);
        }

        return taken;
    }

    // Sets the timer for the answer that is due first, if any waits.
    private void Schedule(TimeSpan now)
    {
        var first = _inFlight.Completion is null || (_waiting.Completion is not null && _waiting.Due < _inFlight.Due) ? _waiting : _inFlight;
        if (first.Completion is not null)
        {
            _timer.Change(first.Due > now ? first.Due - now : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private void AnswerDue()
    {
        Answered answered;
        lock (_gate)
        {
            // A timer counts whole milliseconds and may come a moment early.
            var now = Now + TimerSlack;
            var late = _pace.IsShown;
            var drawn = _inFlight.Drawn;
            answered = new Answered(
                _inFlight.Due <= now ? Take(ref _inFlight, now, late && !drawn) : null,
                drawn ? FrameOutcome.Presented : Unseen,
                _waiting.Due <= now ? Take(ref _waiting, now, late) : null,
                Unseen);
            Schedule(now);
        }

        answered.Complete();
    }
}
