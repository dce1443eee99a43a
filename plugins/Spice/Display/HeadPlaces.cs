using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>Where on which display each head lies: input goes to positions of the display's whole canvas. Any thread.</summary>
internal sealed class HeadPlaces
{
    /// <summary>As many heads as a source can have.</summary>
    public const int Count = 16;

    private readonly Lock _gate = new();
    private readonly (byte Display, Rect Area)?[] _places = new (byte, Rect)?[Count];

    /// <summary>Takes a head's number for a display; false when another one has it.</summary>
    public bool TryTake(int head, byte display, Rect area)
    {
        lock (_gate)
        {
            if (head >= Count || (_places[head] is { } other && other.Display != display))
            {
                return false;
            }

            _places[head] = (display, area);
            return true;
        }
    }

    /// <summary>The head has gone.</summary>
    public void Free(int head)
    {
        lock (_gate)
        {
            _places[head] = null;
        }
    }

    /// <summary>Where a head lies; the first display's corner for one that has gone.</summary>
    public (byte Display, Point Origin) Of(int head)
    {
        lock (_gate)
        {
            return _places[head] is { } place ? (place.Display, new Point(place.Area.X, place.Area.Y)) : default;
        }
    }

    /// <summary>A head's pixels; empty for one that is not there.</summary>
    public Size SizeOf(int head)
    {
        lock (_gate)
        {
            return _places[head]?.Area.Size ?? default;
        }
    }
}
