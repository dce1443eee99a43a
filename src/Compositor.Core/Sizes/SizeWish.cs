using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>Which size one guest head is asked for, and when. Main thread.</summary>
internal sealed class SizeWish(TimeProvider time)
{
    /// <summary>How long a place must be the same before it is asked for: a window that is dragged asks once.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);

    /// <summary>After that time without a question, or twice the last rest, the next one waits no longer than the first.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromSeconds(30);

    /// <summary>Each question doubles the rest, up to this: where places depend on the sizes of guests neither chases the other.</summary>
    public static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(10);

    private IDisplayControl? _display;
    private Size _asked;
    private long _placedAt;
    private long? _askedAt;
    private TimeSpan _rest = Rest;
    private bool _isOpen;

    /// <summary>Pixels of the place.</summary>
    public Size Place { get; private set; }

    /// <summary>Time until there is something to ask; null when there is nothing.</summary>
    public TimeSpan? Due
    {
        get
        {
            if (!_isOpen)
            {
                return null;
            }

            var rested = _rest - time.GetElapsedTime(_placedAt);
            return rested > TimeSpan.Zero ? rested : TimeSpan.Zero;
        }
    }

    /// <summary>The head is shown.</summary>
    /// <param name="display">Whom to ask; another one means another connection, which knows of nothing yet.</param>
    /// <param name="place">Pixels of its place.</param>
    /// <param name="size">Pixels that it has; empty when it has no picture.</param>
    public void Follow(IDisplayControl display, Size place, Size size)
    {
        if (!ReferenceEquals(display, _display))
        {
            (_display, _asked, Place) = (display, default, default);
        }

        if (place == Place)
        {
            return;
        }

        (Place, _placedAt) = (place, time.GetTimestamp());
        if (_askedAt is { } last && time.GetElapsedTime(last) is var pause && pause >= Calm && pause >= 2 * _rest)
        {
            _rest = Rest;
        }

        // A guest that has the size already, and was not asked for another one, needs no question.
        _isOpen = place != _asked && !(_asked.IsEmpty && size == place);
    }

    /// <summary>Asks if it is time to.</summary>
    /// <returns>True when it was asked.</returns>
    public bool Ask()
    {
        if (Due is not { Ticks: 0 } || _display is not { } display)
        {
            return false;
        }

        _rest = TimeSpan.FromTicks(Math.Min(_rest.Ticks * 2, LongestRest.Ticks));
        (_isOpen, _asked, _askedAt) = (false, Place, time.GetTimestamp());
        display.RequestSize(Place, default);
        return true;
    }
}
