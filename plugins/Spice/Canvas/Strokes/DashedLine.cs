namespace Compositor.Plugins.Spice;

/// <summary>
/// Marks dashed lines of one pixel's width: each dash is a rectangle along the line, of the pixels whose centres it holds, and corners within
/// a dash are joined.
/// </summary>
internal ref struct DashedLine
{
    private readonly Coverage _coverage;
    private DashPattern _dashes;

    /// <param name="coverage">Takes the marks.</param>
    /// <param name="dashes">The dashes, where a line begins.</param>
    public DashedLine(Coverage coverage, DashPattern dashes)
    {
        _coverage = coverage;
        _dashes = dashes;
    }

    /// <summary>Marks a line.</summary>
    /// <param name="points">Its corners.</param>
    /// <param name="joinsAll">True to mark all joins, false only those that are not part of a dash.</param>
    public void Mark(ReadOnlySpan<PathPoint> points, bool joinsAll)
    {
        var isClosed = points[0] == points[^1];
        LineEnd first = default, previous = default;
        bool isFirst = true, firstIsDash = false, previousIsDash = false;
        for (var i = 1; i < points.Length; i++)
        {
            var (start, end) = (points[i - 1], points[i]);
            if (start != end)
            {
                var startIsDash = _dashes.Index % 2 == 0;
                MarkPiece(start, end, out var left, out var right);
                if (startIsDash && isFirst)
                {
                    (first, firstIsDash) = (left, isClosed);
                }
                else if (startIsDash && previousIsDash)
                {
                    LineJoin.Mark(_coverage, left, previous, joinsAll);
                }

                previous = right;
                previousIsDash = (_dashes.Index % 2 != 0) != (_dashes.Offset != 0);
                isFirst = false;
            }
        }

        if (!isFirst && previousIsDash && firstIsDash)
        {
            LineJoin.Mark(_coverage, first, previous, joinsAll);
        }
    }

    /// <summary>Marks the dashes between two corners.</summary>
    private void MarkPiece(PathPoint start, PathPoint end, out LineEnd left, out LineEnd right)
    {
        var (dx, dy) = ((long)end.X - start.X, (long)end.Y - start.Y);
        var length = dx == 0 ? Math.Abs(dy) : dy == 0 ? Math.Abs(dx) : Math.Sqrt(((double)dx * dx) + ((double)dy * dy));
        var across = length / 2;
        var (sideX, sideY) = (dy / (2 * length), -dx / (2 * length));
        left = new LineEnd(start, dx, dy, sideX, sideY, across);
        right = new LineEnd(end, -dx, -dy, -sideX, -sideY, across);

        // What is before the area is whole turns of the pattern but for the last one.
        var (from, to) = Visible(start, dx, dy, length);
        var skipped = Math.Max(0, Math.Floor((Math.Min(from, length) - _dashes.Remaining) / _dashes.Total));
        double position = 0;
        while (length - position > _dashes.Remaining)
        {
            var next = position + _dashes.Remaining;
            if (_dashes.Index % 2 == 0 && next >= from && position <= to)
            {
                MarkDash(start, dx, dy, length, position, next);
            }

            _dashes.Next();
            position = next;
            if (skipped > 0)
            {
                position += skipped * _dashes.Total;
                skipped = 0;
            }
            else if (position > to && (length - position) > _dashes.Total)
            {
                position += Math.Floor((length - position) / _dashes.Total - 1) * _dashes.Total;
                to = double.MaxValue;
            }
        }

        if (_dashes.Index % 2 == 0)
        {
            MarkDash(start, dx, dy, length, position, length);
        }

        _dashes.Leave((int)(_dashes.Remaining - (length - position)));
    }

    /// <summary>Where on a piece the area begins and ends, roughly.</summary>
    private readonly (double From, double To) Visible(PathPoint start, long dx, long dy, double length)
    {
        var area = _coverage.Area;
        var (x, y) = (((area.Left + area.Right) / 2.0) - start.X, ((area.Top + area.Bottom) / 2.0) - start.Y);
        var middle = ((x * dx) + (y * dy)) / length;
        var reach = area.Width + area.Height + 4.0;
        return (middle - reach, middle + reach);
    }

    private readonly void MarkDash(PathPoint start, long dx, long dy, double length, double from, double to)
    {
        var (fromX, fromY) = (from * dx / length, from * dy / length);
        var (toX, toY) = (to * dx / length, to * dy / length);
        var end = to == length ? (double)((dx * dx) + (dy * dy)) : (toX * dx) + (toY * dy);
        Shape.Mark(
            _coverage,
            start,
            Math.Min(fromY, toY) - 1,
            Math.Max(fromY, toY) + 1,
            [new Side(dy, dx, length / 2), new Side(-dy, -dx, length / 2), new Side(dx, -dy, end), new Side(-dx, dy, -((fromX * dx) + (fromY * dy)))]);
    }
}
