using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>
/// Asks for updates: one after the other, or, of servers that can, for all there will be; fewer where less is looked at. Any thread; what
/// the timer has to say is said by whoever listens to <paramref name="due"/>, for a thread of the pool must not wait for a server.
/// </summary>
/// <param name="sender">The way to the server.</param>
/// <param name="state">Its screen.</param>
/// <param name="time">The clock.</param>
/// <param name="due">Has <see cref="AskIfDue"/> called soon, on a thread that may wait.</param>
internal sealed class UpdateRequests(RfbSender sender, ServerState state, TimeProvider time, Action due) : IDisposable
{
    /// <summary>What is glanced at is asked for once in each such stretch of the clock, at its beginning: all servers at once, so that one wake-up does for them.</summary>
    public static readonly TimeSpan SlowPace = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private Attention _attention = Attention.Look;
    private bool _canContinue;
    private bool _isContinuous;

    // Nothing is asked for before the first request: the server does not know yet how pixels shall look.
    private bool _isAsked = true;
    private long _askedAt;
    private ITimer? _timer;

    /// <summary>All of the screen is wanted: at first, and when it was seen badly before. Whether somebody looks or not.</summary>
    public void Refresh()
    {
        lock (_gate)
        {
            Ask(incremental: false);
        }
    }

    /// <summary>An update begins to come: the next one is asked for, so that the server packs it while this one is drawn.</summary>
    public void Continue()
    {
        lock (_gate)
        {
            _isAsked = false;
            AskAgain();
        }
    }

    /// <summary>The pace is that of those who look.</summary>
    public void Follow(Attention attention)
    {
        lock (_gate)
        {
            if (_attention != attention)
            {
                _attention = attention;
                SetContinuous();
                AskAgain();
            }
        }
    }

    /// <summary>Asks if it is time to.</summary>
    public void AskIfDue()
    {
        lock (_gate)
        {
            AskAgain();
        }
    }

    /// <summary>The screen has another size.</summary>
    public void Resized()
    {
        lock (_gate)
        {
            if (_isContinuous)
            {
                sender.EnableContinuousUpdates(true, new Rect(state.Size));
            }

            Ask(incremental: false);
        }
    }

    /// <summary>The server says that it can do without being asked; later, that it has stopped to, as it was told.</summary>
    public void ContinuousUpdatesEnded()
    {
        lock (_gate)
        {
            _canContinue = true;
            SetContinuous();
        }
    }

    public void Dispose() => _timer?.Dispose();

    // Under the lock, as all below.
    private void AskAgain()
    {
        if (_isAsked)
        {
            return;
        }

        switch (_attention)
        {
            case Attention.None:
            case Attention.Look or Attention.Work when _isContinuous:
                break;
            case Attention.Glance when Stretch(time.GetTimestamp()) is var (now, left) && now == Stretch(_askedAt).Number:
                _timer ??= time.CreateTimer(_ => due(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                _timer.Change(left, Timeout.InfiniteTimeSpan);
                break;
            case Attention.Glance or Attention.Look or Attention.Work:
                Ask(incremental: true);
                break;
            default:
                throw new InvalidOperationException($"unknown attention {_attention}");
        }
    }

    // Which stretch of the clock a moment is in, and how long that lasts from then on: whole milliseconds, as timers have them.
    private (long Number, TimeSpan Left) Stretch(long timestamp)
    {
        var length = (long)(time.TimestampFrequency * SlowPace.TotalSeconds);
        var left = length - (timestamp % length);
        return (timestamp / length, TimeSpan.FromMilliseconds(Math.Ceiling(left * 1000.0 / time.TimestampFrequency)));
    }

    private void Ask(bool incremental)
    {
        (_isAsked, _askedAt) = (true, time.GetTimestamp());
        sender.RequestUpdate(incremental, new Rect(state.Size));
    }

    // What has changed before it is switched on comes by a request: a server need not count it.
    private void SetContinuous()
    {
        var wanted = _canContinue && _attention >= Attention.Look;
        if (wanted != _isContinuous)
        {
            _isContinuous = wanted;
            sender.EnableContinuousUpdates(wanted, new Rect(state.Size));
            if (wanted && !_isAsked)
            {
                Ask(incremental: true);
            }
        }
    }
}
