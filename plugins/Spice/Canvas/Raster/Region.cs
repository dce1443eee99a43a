namespace Compositor.Plugins.Spice;

/// <summary>
/// The pixels that a message may draw: boxes that do not overlap, in bands from top to bottom, from left to right within a band. Keeps its
/// memory from one message to the next. One thread.
/// </summary>
internal sealed class Region(MemoryBudget budget) : IDisposable
{
    private readonly BudgetedList<Box> _boxes = new(budget);
    private readonly BudgetedList<Box> _parts = new(budget);
    private readonly BudgetedList<Box> _open = new(budget);
    private readonly BudgetedList<int> _edges = new(budget);

    public ReadOnlySpan<Box> Boxes => _boxes.Items;

    public bool IsEmpty => _boxes.Count == 0;

    /// <summary>The smallest box around all; an empty one when there is none.</summary>
    public Box Extents { get; private set; }

    /// <summary>Makes it a box within a surface, clipped as a message says.</summary>
    public void Set(Box box, Box surface, ClipList clip)
    {
        box = box.Intersect(surface);
        _boxes.Clear();
        if (clip is { IsList: true, Count: > 1 } && !box.IsEmpty)
        {
            Unite(box, clip);
        }
        else if (!clip.IsList || clip.Count == 1)
        {
            Add(clip.IsList ? box.Intersect(clip[0]) : box);
        }

        Measure();
    }

    /// <summary>Takes away what is not in a box.</summary>
    public void Intersect(Box box)
    {
        var kept = 0;
        var boxes = _boxes.Items;
        foreach (var each in boxes)
        {
            if (each.Intersect(box) is { IsEmpty: false } part)
            {
                boxes[kept++] = part;
            }
        }

        _boxes.Resize(kept);
        Measure();
    }

    /// <summary>The first box that ends below a row; those of its band follow.</summary>
    public int BandAt(int y)
    {
        var boxes = Boxes;
        var (low, high) = (0, boxes.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            (low, high) = boxes[middle].Bottom <= y ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    public void Dispose()
    {
        _boxes.Dispose();
        _parts.Dispose();
        _open.Dispose();
        _edges.Dispose();
    }

    private void Add(Box box)
    {
        if (!box.IsEmpty)
        {
            _boxes.Add(box);
        }
    }

    private void Unite(Box box, ClipList clip)
    {
        _parts.Clear();
        _edges.Clear();
        for (var i = 0; i < clip.Count; i++)
        {
            if (clip[i].Intersect(box) is { IsEmpty: false } part)
            {
                _parts.Add(part);
                _edges.Add(part.Top);
                _edges.Add(part.Bottom);
            }
        }

        // Parts open from the top of the region to its bottom, those with the same top from left to right.
        _parts.Items.Sort(static (one, other) => one.Top != other.Top ? one.Top.CompareTo(other.Top) : one.Left.CompareTo(other.Left));
        _edges.Items.Sort();
        _open.Clear();
        var edges = _edges.Items;
        var (above, aboveEnd, next) = (0, 0, 0);
        for (var i = 1; i < edges.Length; i++)
        {
            if (edges[i] > edges[i - 1])
            {
                CloseAbove(edges[i - 1]);
                for (; next < _parts.Count && _parts.Items[next].Top == edges[i - 1]; next++)
                {
                    Open(_parts.Items[next]);
                }

                var start = _boxes.Count;
                AddBand(edges[i - 1], edges[i]);
                if (!Continues(above, aboveEnd, start))
                {
                    (above, aboveEnd) = (start, _boxes.Count);
                }
            }
        }
    }

    private void CloseAbove(int top)
    {
        var kept = 0;
        var open = _open.Items;
        foreach (var part in open)
        {
            if (part.Bottom > top)
            {
                open[kept++] = part;
            }
        }

        _open.Resize(kept);
    }

    /// <summary>Puts a part among the open ones, which are in order from left to right.</summary>
    private void Open(Box part)
    {
        var (low, high) = (0, _open.Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            (low, high) = _open.Items[middle].Left <= part.Left ? (middle + 1, high) : (low, middle);
        }

        _open.Add(part);
        var open = _open.Items;
        open[low..^1].CopyTo(open[(low + 1)..]);
        open[low] = part;
    }

    /// <summary>The boxes between two edges: every open part lies there from top to bottom.</summary>
    private void AddBand(int top, int bottom)
    {
        var band = default(Box);
        foreach (var part in _open.Items)
        {
            if (!band.IsEmpty && part.Left <= band.Right)
            {
                band = band with { Right = Math.Max(band.Right, part.Right) };
            }
            else
            {
                Add(band);
                band = new Box(part.Left, top, part.Right, bottom);
            }
        }

        Add(band);
    }

    /// <summary>Makes a band part of the one above it where both are the same, so that shapes with straight sides are few boxes.</summary>
    private bool Continues(int above, int aboveEnd, int start)
    {
        var boxes = _boxes.Items;
        var count = boxes.Length - start;
        if (count != aboveEnd - above || count == 0 || boxes[above].Bottom != boxes[start].Top)
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            if (boxes[above + i].Left != boxes[start + i].Left || boxes[above + i].Right != boxes[start + i].Right)
            {
                return false;
            }
        }

        for (var i = 0; i < count; i++)
        {
            boxes[above + i] = boxes[above + i] with { Bottom = boxes[start + i].Bottom };
        }

        _boxes.Resize(start);
        return true;
    }

    private void Measure()
    {
        var boxes = Boxes;
        var extents = boxes.Length > 0 ? boxes[0] : default;
        foreach (var box in boxes)
        {
            extents = new Box(
                Math.Min(extents.Left, box.Left), Math.Min(extents.Top, box.Top), Math.Max(extents.Right, box.Right), Math.Max(extents.Bottom, box.Bottom));
        }

        Extents = extents;
    }
}
