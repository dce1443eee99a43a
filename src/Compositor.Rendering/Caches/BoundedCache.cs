namespace Compositor.Rendering;

/// <summary>
/// Keeps what is costly to make, up to a total weight; the one unused for longest goes first. It owns its values and disposes them.
/// One thread at a time; looking up allocates nothing.
/// </summary>
/// <param name="capacity">The most weight that is kept; the value asked for last is kept even if it alone is heavier.</param>
internal sealed class BoundedCache<TKey, TValue>(long capacity) : IDisposable
    where TKey : notnull
    where TValue : class, IDisposable
{
    private readonly Dictionary<TKey, Entry> _entries = [];
    private long _clock;

    public int Count => _entries.Count;

    public long Weight { get; private set; }

    /// <summary>Finds a value and marks it as used.</summary>
    public TValue? Find(in TKey key)
    {
        if (!_entries.TryGetValue(key, out var entry))
        {
            return null;
        }

        entry.Used = ++_clock;
        return entry.Value;
    }

    /// <summary>Takes ownership of a value and lets go of old ones.</summary>
    public void Add(in TKey key, TValue value, long weight)
    {
        Remove(key);
        _entries.Add(key, new Entry(value, weight) { Used = ++_clock });
        Weight += weight;
        while (Weight > capacity && _entries.Count > 1)
        {
            Remove(Oldest());
        }
    }

    /// <summary>Disposes one value, if it is there.</summary>
    public void Remove(in TKey key)
    {
        if (_entries.Remove(key, out var entry))
        {
            Weight -= entry.Weight;
            entry.Value.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var entry in _entries.Values)
        {
            entry.Value.Dispose();
        }

        _entries.Clear();
        Weight = 0;
    }

    // Runs only when something new is made, which costs far more than looking at every entry.
    private TKey Oldest()
    {
        var oldest = default(KeyValuePair<TKey, Entry>);
        foreach (var pair in _entries)
        {
            if (oldest.Value is null || pair.Value.Used < oldest.Value.Used)
            {
                oldest = pair;
            }
        }

        return oldest.Key;
    }

    private sealed class Entry(TValue value, long weight)
    {
        public TValue Value { get; } = value;

        public long Weight { get; } = weight;

        public long Used { get; set; }
    }
}
