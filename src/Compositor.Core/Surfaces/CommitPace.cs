namespace Compositor.Core;

/// <summary>
/// Says when a commit must be answered although nobody has drawn it: with the refresh that follows it where the surface is shown; as soon as the last
/// answer is one refresh ago where nobody can see it, or where the screen has shown itself to be slower than its refresh. So a guest is
/// never faster than a screen that keeps up, and never slower because of one that does not. Under the surface's lock; knows no clock.
/// </summary>
internal sealed class CommitPace
{
    private static readonly TimeSpan UsualRefresh = TimeSpan.FromSeconds(1.0 / 60);

    // A commit right after a refresh is drawn with the next one, which takes its time, too.
    private TimeSpan Patience => Refresh * 1.25;

    private TimeSpan _nextAnswer;
    private TimeSpan? _unlatchedSince;
    private TimeSpan? _latchedSince;
    private bool _slow;

    /// <summary>The time between two refreshes of the fastest output that shows the surface.</summary>
    public TimeSpan Refresh { get; private set; } = UsualRefresh;

    /// <summary>True while some output shows the surface.</summary>
    public bool IsShown { get; private set; }

    /// <summary>Commits that were answered before they were drawn, because the screen was slow.</summary>
    public long Late { get; private set; }

    /// <summary>Tells where the surface is shown.</summary>
    public void Show(bool shown, TimeSpan refresh)
    {
        Refresh = refresh > TimeSpan.Zero ? refresh : UsualRefresh;
        if (IsShown == shown)
        {
            return;
        }

        // Whatever was slow before is not what will show it, or fail to.
        (IsShown, _slow, _unlatchedSince, _latchedSince) = (shown, false, null, null);
    }

    /// <summary>A commit was made.</summary>
    /// <returns>When it must be answered at the latest; it may be now or past.</returns>
    public TimeSpan Committed(TimeSpan now)
    {
        _unlatchedSince ??= now;
        if (IsShown && now - (_latchedSince ?? _unlatchedSince) > Refresh * 2)
        {
            _slow = true;
        }

        return Deadline(now);
    }

    /// <summary>When a commit made at a time must be answered, as things are now.</summary>
    public TimeSpan Deadline(TimeSpan committed) =>
        IsShown && !_slow ? committed + Patience : Earlier(NextAnswer(committed), committed + Refresh);

    /// <summary>When a frame that changes nothing visible is answered.</summary>
    public TimeSpan Unchanged(TimeSpan committed, TimeSpan now) => Earlier(NextAnswer(now), committed + Patience);

    /// <summary>When the next answer may be, without being faster than the refresh.</summary>
    private TimeSpan NextAnswer(TimeSpan now) => _nextAnswer > now ? _nextAnswer : now;

    /// <summary>The newest commit is being drawn.</summary>
    public void Latched()
    {
        _latchedSince ??= _unlatchedSince;
        _unlatchedSince = null;
    }

    /// <summary>What was latched has been drawn.</summary>
    public void Presented(TimeSpan now)
    {
        if (_latchedSince is not { } since)
        {
            return;
        }

        // Between the two limits things stay as they are, so that one late frame in a while does not change the mode to and fro.
        var took = now - since;
        _slow = took > Refresh * 2 || (_slow && took > Refresh * 1.5);
        _latchedSince = null;
    }

    /// <summary>A commit was answered.</summary>
    /// <param name="now">The time.</param>
    /// <param name="late">True when nobody had drawn it though the surface is shown.</param>
    public void Answered(TimeSpan now, bool late)
    {
        Late += late ? 1 : 0;

        // Keep the phase while answers follow each other, so that a timer's rounding does not lower the rate.
        var next = _nextAnswer + Refresh;
        _nextAnswer = next > now && next <= now + Refresh ? next : now + Refresh;
    }

    private static TimeSpan Earlier(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
