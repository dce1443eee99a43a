using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>Pointers that the server may name again. As many as the server believes a client to have; the oldest goes first. One thread.</summary>
/// <param name="budget">Counts their pixels.</param>
internal sealed class CursorCache(MemoryBudget budget)
{
    /// <summary>The server's own count.</summary>
    public const int Capacity = 256;

    // Objects and table entries.
    private const int Overhead = 256;

    private readonly Dictionary<ulong, CursorImage> _images = [];
    private readonly Queue<ulong> _order = new();

    /// <exception cref="SpiceException">It is not there.</exception>
    public CursorImage this[ulong id] =>
        _images.TryGetValue(id, out var image) ? image : throw new SpiceException("the server names a pointer that it has not sent");

    /// <exception cref="SpiceException">There is no memory for it.</exception>
    public void Add(ulong id, CursorImage image)
    {
        budget.Take(CostOf(image));
        if (_images.Remove(id, out var before))
        {
            budget.Give(CostOf(before));
        }
        else
        {
            _order.Enqueue(id);
        }

        _images[id] = image;
        while (_images.Count > Capacity)
        {
            _images.Remove(_order.Dequeue(), out var oldest);
            budget.Give(CostOf(oldest!));
        }
    }

    public void Remove(ulong id)
    {
        if (_images.Remove(id, out var image))
        {
            budget.Give(CostOf(image));

            // The queue keeps the number of one that has gone; it must not count when the same number comes again.
            var left = _order.Where(other => other != id).ToList();
            _order.Clear();
            left.ForEach(_order.Enqueue);
        }
    }

    public void Clear()
    {
        foreach (var image in _images.Values)
        {
            budget.Give(CostOf(image));
        }

        _images.Clear();
        _order.Clear();
    }

    private static long CostOf(CursorImage image) => Overhead + image.Argb.Length;
}
