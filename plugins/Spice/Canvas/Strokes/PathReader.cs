namespace Compositor.Plugins.Spice;

/// <summary>Reads a path line by line. Valid as long as the message.</summary>
internal ref struct PathReader
{
    private const int Begin = 1;
    private const int End = 2;
    private const int ClosedEnd = 8;
    private const int Curves = 16;

    /// <summary>Bytes of a segment without points.</summary>
    private const int SegmentLength = 5;
    private const int PointLength = 8;

    private readonly StrokePath _path;
    private BodyReader _body;
    private int _segments;
    private bool _isEnded;

    /// <param name="body">Where the path begins.</param>
    /// <param name="path">Takes the corners of one line at a time.</param>
    public PathReader(BodyReader body, StrokePath path)
    {
        _body = body;
        _path = path;
        _segments = _body.ReadCount(SegmentLength);
        path.Clear();
    }

    /// <summary>Reads the next line.</summary>
    /// <returns>False when there is none.</returns>
    public bool Next()
    {
        if (_isEnded)
        {
            _path.Clear();
            _isEnded = false;
        }

        while (_segments > 0)
        {
            var next = _body;
            var flags = next.ReadByte();
            if ((flags & Begin) != 0 && _path.Points.Length > 0)
            {
                // A new line: first the one before it.
                _isEnded = true;
                return true;
            }

            _segments--;
            var count = next.ReadCount(PointLength);
            ReadPoints(ref next, flags, count);
            _body = next;
            if ((flags & End) != 0)
            {
                if ((flags & ClosedEnd) != 0)
                {
                    _path.Close();
                }

                _isEnded = true;
                return true;
            }
        }

        _isEnded = true;
        return _path.Points.Length > 0;
    }

    private readonly void ReadPoints(ref BodyReader body, int flags, int count)
    {
        if ((flags & Begin) != 0 && count > 0)
        {
            _path.Add(FixedPoint.Read(ref body));
            count--;
        }

        if ((flags & Curves) == 0)
        {
            for (; count > 0; count--)
            {
                _path.Add(FixedPoint.Read(ref body));
            }

            return;
        }

        if (count % 3 != 0)
        {
            throw new SpiceException("a curve lacks points");
        }

        for (; count > 0; count -= 3)
        {
            var first = FixedPoint.Read(ref body);
            var second = FixedPoint.Read(ref body);
            _path.AddCurve(first, second, FixedPoint.Read(ref body));
        }
    }
}
