namespace Compositor.Plugins.Spice;

/// <summary>
/// Images that the server may draw again by their id. The server counts pixels as this does, and says what it forgets; the limit here
/// holds even for a server that does not. One for each display channel, under its lock.
/// </summary>
/// <param name="limit">The most pixels, as the display channels announced; the image that was put last stays in any case.</param>
internal sealed class PixmapCache(long limit)
{
    private const int None = -1;

    private readonly Dictionary<ulong, int> _index = [];
    private CachedPixmap[] _entries = [];
    private int _free = None;
    private int _newest = None;
    private int _oldest = None;

    /// <summary>Pixels that are held.</summary>
    public long Pixels { get; private set; }

    public int Count => _index.Count;

    /// <summary>Puts an image under an id, in the place of one that was there.</summary>
    /// <param name="id">The image's id.</param>
    /// <param name="pixmap">Shared by the cache from now on.</param>
    /// <param name="lossy">Whether it is an approximation.</param>
    public void Put(ulong id, Pixmap pixmap, bool lossy)
    {
        pixmap.Share();
        Remove(id);
        var at = TakeEntry();
        _entries[at] = new CachedPixmap { Id = id, Pixmap = pixmap, IsLossy = lossy };
        _index.Add(id, at);
        LinkNewest(at);
        Pixels += pixmap.Pixels.Length;
        while (Pixels > limit && _oldest != _newest)
        {
            Remove(_entries[_oldest].Id);
        }
    }

    /// <summary>The image of an id, which is now the one that was used last.</summary>
    /// <exception cref="MissingImageException">There is none, or only an approximation where the original is asked for.</exception>
    public Pixmap Find(ulong id, bool lossless)
    {
        if (!_index.TryGetValue(id, out var at) || (lossless && _entries[at].IsLossy))
        {
            throw new MissingImageException("a message draws an image that is not in the cache");
        }

        Unlink(at);
        LinkNewest(at);
        return _entries[at].Pixmap!;
    }

    /// <summary>Forgets an image; one that is not there is none of our business.</summary>
    public void Remove(ulong id)
    {
        if (!_index.Remove(id, out var at))
        {
            return;
        }

        Unlink(at);
        var pixmap = _entries[at].Pixmap!;
        Pixels -= pixmap.Pixels.Length;
        pixmap.Release();
        _entries[at] = new CachedPixmap { Older = _free };
        _free = at;
    }

    /// <summary>Forgets all images.</summary>
    public void Clear()
    {
        while (_oldest != None)
        {
            Remove(_entries[_oldest].Id);
        }
    }

    private int TakeEntry()
    {
        if (_free == None)
        {
            var first = _entries.Length;
            Array.Resize(ref _entries, Math.Max(64, first * 2));
            for (var at = _entries.Length - 1; at >= first; at--)
            {
                _entries[at].Older = _free;
                _free = at;
            }
        }

        var taken = _free;
        _free = _entries[taken].Older;
        return taken;
    }

    private void LinkNewest(int at)
    {
        (_entries[at].Older, _entries[at].Newer) = (_newest, None);
        if (_newest != None)
        {
            _entries[_newest].Newer = at;
        }

        _newest = at;
        if (_oldest == None)
        {
            _oldest = at;
        }
    }

    private void Unlink(int at)
    {
        var (older, newer) = (_entries[at].Older, _entries[at].Newer);
        if (older == None)
        {
            _oldest = newer;
        }
        else
        {
            _entries[older].Newer = newer;
        }

        if (newer == None)
        {
            _newest = older;
        }
        else
        {
            _entries[newer].Older = older;
        }
    }
}
