using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>
/// A small set of rectangles that covers what changed; they may overlap and may cover more than was added, never less.
/// Bounded: beyond <see cref="Capacity"/> rectangles the two that cost least are joined. One thread at a time; allocates only when made.
/// </summary>
public sealed class Region
{
    /// <summary>The most rectangles that are kept apart: a wall of 64 views, each with its own damage, is not drawn as a whole.</summary>
    public const int Capacity = 64;

    private readonly Rect[] _rects = new Rect[Capacity];
    private int _count;

    /// <summary>The rectangles; valid until the next change.</summary>
    public ReadOnlySpan<Rect> Rects => _rects.AsSpan(0, _count);

    /// <summary>True when nothing changed.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>The smallest rectangle around all.</summary>
    public Rect Bounds
    {
        get
        {
            var bounds = default(Rect);
            foreach (var rect in Rects)
            {
                bounds = bounds.Union(rect);
            }

            return bounds;
        }
    }

    /// <summary>Sum of the rectangles' areas; overlaps count twice.</summary>
    public long Area
    {
        get
        {
            var area = 0L;
            foreach (var rect in Rects)
            {
                area += rect.Area;
            }

            return area;
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => _count = 0;

    /// <summary>Adds all of another region.</summary>
    public void Add(Region other)
    {
        foreach (var rect in other.Rects)
        {
            Add(rect);
        }
    }

    /// <summary>Adds the part of each rectangle that lies inside <paramref name="bounds"/>.</summary>
    public void Add(ReadOnlySpan<Rect> rects, Rect bounds)
    {
        foreach (var rect in rects)
        {
            Add(rect.Intersect(bounds));
        }
    }

    /// <summary>Adds a rectangle; an empty one changes nothing.</summary>
    public void Add(Rect rect)
    {
        if (rect.IsEmpty)
        {
            return;
        }

        // Joining may make the new rectangle touch others, so look again from the start after each join.
        for (var i = 0; i < _count; i++)
        {
            if (_rects[i].Contains(rect))
            {
                return;
            }

            var union = _rects[i].Union(rect);
            if (union.Area <= _rects[i].Area + rect.Area)
            {
                rect = union;
                RemoveAt(i);
                i = -1;
            }
        }

        if (_count == Capacity)
        {
            var cheapest = CheapestJoin(rect);
            rect = _rects[cheapest].Union(rect);
            RemoveAt(cheapest);
            Add(rect);
            return;
        }

        _rects[_count++] = rect;
    }

    /// <summary>True when <paramref name="rect"/> has a pixel in the region.</summary>
    public bool Touches(Rect rect)
    {
        foreach (var own in Rects)
        {
            if (!own.Intersect(rect).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private int CheapestJoin(Rect rect)
    {
        var best = 0;
        var bestCost = long.MaxValue;
        for (var i = 0; i < _count; i++)
        {
            var cost = _rects[i].Union(rect).Area - _rects[i].Area;
            if (cost < bestCost)
            {
                (best, bestCost) = (i, cost);
            }
        }

        return best;
    }

    private void RemoveAt(int index) => _rects[index] = _rects[--_count];
}
