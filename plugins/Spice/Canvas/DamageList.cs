using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>What changed on the screen since the last commit: a few rectangles, merged where there are more. One thread.</summary>
internal sealed class DamageList
{
    /// <summary>The most rectangles.</summary>
    public const int Capacity = 16;

    private readonly Rect[] _rects = new Rect[Capacity];
    private int _count;

    public bool IsEmpty => _count == 0;

    public void Add(Rect rect)
    {
        if (rect.IsEmpty)
        {
            return;
        }

        for (var i = 0; i < _count; i++)
        {
            if (_rects[i].Contains(rect))
            {
                return;
            }
        }

        if (_count == Capacity)
        {
            Merge(rect);
            return;
        }

        _rects[_count++] = rect;
    }

    /// <summary>Moves the rectangles out.</summary>
    /// <param name="rects">Room for <see cref="Capacity"/>.</param>
    /// <returns>How many there are.</returns>
    public int Take(Span<Rect> rects)
    {
        _rects.AsSpan(0, _count).CopyTo(rects);
        var count = _count;
        _count = 0;
        return count;
    }

    public void Clear() => _count = 0;

    /// <summary>Unites a rectangle with the one that grows least.</summary>
    private void Merge(Rect rect)
    {
        var best = 0;
        var least = long.MaxValue;
        for (var i = 0; i < _count; i++)
        {
            var growth = _rects[i].Union(rect).Area - _rects[i].Area;
            (best, least) = growth < least ? (i, growth) : (best, least);
        }

        _rects[best] = _rects[best].Union(rect);
    }
}
