using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>What was drawn since the last commit: a few rectangles, which grow together when there are more. One thread.</summary>
internal sealed class Damage
{
    /// <summary>The most rectangles.</summary>
    public const int Capacity = 16;

    private readonly Rect[] _rects = new Rect[Capacity];
    private int _count;

    /// <summary>What there is.</summary>
    public ReadOnlySpan<Rect> Rects => _rects.AsSpan(0, _count);

    /// <summary>Adds a rectangle.</summary>
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
            // The one that it wastes least to grow.
            var best = 0;
            for (var i = 1; i < _count; i++)
            {
                best = Waste(i, rect) < Waste(best, rect) ? i : best;
            }

            _rects[best] = _rects[best].Union(rect);
            return;
        }

        _rects[_count++] = rect;
    }

    public void Clear() => _count = 0;

    private long Waste(int index, Rect rect) => _rects[index].Union(rect).Area - _rects[index].Area;
}
