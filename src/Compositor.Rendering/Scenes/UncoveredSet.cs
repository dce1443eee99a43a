using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>
/// What is left of a rectangle when others are taken away. Bounded: when the pieces become too many, a rectangle stays that could have
/// been cut, which costs a little overdraw and is never wrong, because what covers it is drawn later.
/// </summary>
internal ref struct UncoveredSet
{
    public const int Capacity = 128;

    private readonly Span<Rect> _rects;
    private int _count;

    public UncoveredSet(Span<Rect> storage, Rect whole)
    {
        _rects = storage;
        _rects[0] = whole;
        _count = 1;
    }

    public readonly ReadOnlySpan<Rect> Rects => _rects[.._count];

    public void Remove(Rect cover)
    {
        Span<Rect> left = stackalloc Rect[RectCut.Most];
        for (var i = _count - 1; i >= 0; i--)
        {
            if (_rects[i].Intersect(cover).IsEmpty)
            {
                continue;
            }

            var pieces = RectCut.Without(_rects[i], cover, left);
            if (_count - 1 + pieces > _rects.Length)
            {
                return;
            }

            // The last one takes the place of the one that was cut; it has been looked at already.
            _rects[i] = _rects[--_count];
            left[..pieces].CopyTo(_rects[_count..]);
            _count += pieces;
        }
    }
}
