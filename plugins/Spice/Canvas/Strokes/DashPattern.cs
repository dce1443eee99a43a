namespace Compositor.Plugins.Spice;

/// <summary>
/// The lengths of dashes and gaps in turn, and where in them a line is. Lengths are whole pixels of one byte, on the line's own axis; the
/// place is kept from one piece of a line to the next. Valid as long as the message.
/// </summary>
internal ref struct DashPattern
{
    private readonly ReadOnlySpan<byte> _lengths;
    private readonly int _count;
    private readonly int _first;

    /// <param name="lengths">Four bytes each, with four bits of fraction.</param>
    /// <param name="startsWithGap">True when the first length is a gap.</param>
    /// <exception cref="SpiceException">There are none, or all are 0.</exception>
    public DashPattern(ReadOnlySpan<byte> lengths, bool startsWithGap)
    {
        _lengths = lengths;
        _count = lengths.Length / sizeof(int);
        _first = startsWithGap ? 1 : 0;
        for (var i = 0; i < _count; i++)
        {
            Total += this[i];
        }

        if (Total == 0)
        {
            throw new SpiceException("a line has dashes without length");
        }

        // A pattern that starts with a gap is turned by one and begins after its new first dash.
        Start(startsWithGap ? this[0] : 0);
    }

    /// <summary>All of them.</summary>
    public int Total { get; private set; }

    /// <summary>Which of them the line is in; even ones are dashes.</summary>
    public int Index { get; private set; }

    /// <summary>How far it is in that.</summary>
    public int Offset { get; private set; }

    public readonly int Remaining => this[Index] - Offset;

    private readonly int this[int index]
    {
        get
        {
            var reader = new BodyReader(_lengths, (index + _first) % _count * sizeof(int));
            return (byte)PathPoint.Whole(reader.ReadInt32());
        }
    }

    /// <summary>Goes to the start of the next.</summary>
    public void Next() => (Index, Offset) = ((Index + 1) % _count, 0);

    /// <summary>Says how much of the current one is left; nothing is the start of the next.</summary>
    public void Leave(int remaining)
    {
        if (remaining == 0)
        {
            Next();
        }
        else
        {
            Offset = this[Index] - remaining;
        }
    }

    /// <summary>The place where a line begins.</summary>
    public void Start(int distance)
    {
        (Index, Offset) = (0, 0);
        if (distance < this[0])
        {
            Offset = distance;
            return;
        }

        for (distance = (distance - this[0]) % Total, Index = 1 % _count; distance >= this[Index]; Index = (Index + 1) % _count)
        {
            distance -= this[Index];
        }

        Offset = distance;
    }
}
