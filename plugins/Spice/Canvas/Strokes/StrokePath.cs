namespace Compositor.Plugins.Spice;

/// <summary>The corners of one line, curves made straight. Keeps its memory from one line to the next. One thread.</summary>
internal sealed class StrokePath(MemoryBudget budget) : IDisposable
{
    /// <summary>The most corners.</summary>
    private const int Limit = 1 << 20;

    /// <summary>A curve that is not straight after so many halvings is finer than pixels.</summary>
    private const int Halvings = 24;

    private readonly BudgetedList<PathPoint> _points = new(budget);

    public ReadOnlySpan<PathPoint> Points => _points.Items;

    public void Clear() => _points.Clear();

    public void Add(FixedPoint point) => Add(PathPoint.FromFixed(point.X, point.Y));

    /// <summary>Goes back to the first corner.</summary>
    public void Close()
    {
        if (_points.Count > 0)
        {
            Add(Points[0]);
        }
    }

    /// <summary>Adds a Bézier curve from the last corner.</summary>
    /// <exception cref="SpiceException">There is no corner that it could begin at.</exception>
    public void AddCurve(FixedPoint first, FixedPoint second, FixedPoint end)
    {
        if (_points.Count == 0)
        {
            throw new SpiceException("a curve begins nowhere");
        }

        var last = Points[^1];
        Divide(new FixedPoint(last.X << 4, last.Y << 4), first, second, end, Halvings);
    }

    public void Dispose() => _points.Dispose();

    private static long Dot(long x1, long y1, long x2, long y2) => ((x1 * x2) + (y1 * y2)) >> 4;

    /// <summary>True when the control points are less than half a pixel from the line between the ends.</summary>
    private static bool IsStraight(FixedPoint start, FixedPoint first, FixedPoint second, FixedPoint end)
    {
        var (x, y) = ((long)end.X - start.X, (long)end.Y - start.Y);
        var (x1, y1) = ((long)first.X - start.X, (long)first.Y - start.Y);
        var (x2, y2) = ((long)second.X - end.X, (long)second.Y - end.Y);
        Int128 length = Dot(x, y, x, y);
        Int128 along1 = Dot(x1, y1, x, y);
        Int128 along2 = Dot(x2, y2, -x, -y);
        var away1 = ((Dot(x1, y1, x1, y1) * length) - (along1 * along1)) >> 3;
        var away2 = ((Dot(x2, y2, x2, y2) * length) - (along2 * along2)) >> 3;
        return away1 < length && away2 < length;
    }

    private void Divide(FixedPoint start, FixedPoint first, FixedPoint second, FixedPoint end, int halvings)
    {
        if (halvings == 0 || (start == end && first == start && second == start) || IsStraight(start, first, second, end))
        {
            Add(end);
            return;
        }

        var (from, between, to) = (FixedPoint.Middle(start, first), FixedPoint.Middle(first, second), FixedPoint.Middle(second, end));
        var (before, after) = (FixedPoint.Middle(from, between), FixedPoint.Middle(between, to));
        var middle = FixedPoint.Middle(before, after);
        Divide(start, from, before, middle, halvings - 1);
        Divide(middle, after, to, end, halvings - 1);
    }

    private void Add(PathPoint point)
    {
        if (_points.Count == Limit)
        {
            throw new SpiceException($"a line has more than {Limit} corners");
        }

        _points.Add(point);
    }
}
