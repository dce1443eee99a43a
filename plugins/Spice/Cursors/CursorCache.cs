using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>Pointers that the server may name again. As many as the server believes a client to have; the oldest goes first. One thread.</summary>
internal sealed class CursorCache
{
    /// <summary>The server's own count.</summary>
    public const int Capacity = 256;

    private readonly Dictionary<ulong, CursorImage> _images = [];
    private readonly Queue<ulong> _order = new();

    /// <exception cref="SpiceException">It is not there.</exception>
    public CursorImage this[ulong id] =>
        _images.TryGetValue(id, out var image) ? image : throw new SpiceException("the server names a pointer that it has not sent");

    public void Add(ulong id, CursorImage image)
    {
        if (!_images.ContainsKey(id))
        {
            _order.Enqueue(id);
        }

        _images[id] = image;
        while (_images.Count > Capacity)
        {
            _images.Remove(_order.Dequeue());
        }
    }

    public void Remove(ulong id)
    {
        if (_images.Remove(id))
        {
            // The queue keeps the number of one that has gone; it must not count when the same number comes again.
            var left = _order.Where(other => other != id).ToList();
            _order.Clear();
            left.ForEach(_order.Enqueue);
        }
    }

    public void Clear()
    {
        _images.Clear();
        _order.Clear();
    }
}
