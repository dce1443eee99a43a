namespace Compositor.Plugins.Remote;

/// <summary>The segments with tables of one kind that the last picture had, for those without.</summary>
internal sealed class JpegTables
{
    // Four tables of either kind, at their longest, are less than half of it; a server may send them one by one, and again.
    private const int MostKept = 1 << 14;

    private readonly ReceivedBytes _kept = new();
    private bool _isThere;

    /// <summary>The next picture has none yet.</summary>
    public void BeginPicture() => _isThere = false;

    /// <summary>The picture has such a segment; those of the picture before are of no use any more.</summary>
    /// <exception cref="RfbException">There are more of them than pictures have.</exception>
    public void Keep(ReadOnlySpan<byte> segment)
    {
        if (!_isThere)
        {
            _kept.Clear();
            _isThere = true;
        }

        if (_kept.Length + segment.Length > MostKept)
        {
            throw new RfbException("a JPEG picture has too many tables");
        }

        _kept.Append(segment);
    }

    /// <summary>Adds those of an earlier picture where this one has none.</summary>
    public void AppendMissing(ReceivedBytes picture)
    {
        if (!_isThere)
        {
            picture.Append(_kept.Memory.AsSpan(0, _kept.Length));
            _isThere = true;
        }
    }
}
