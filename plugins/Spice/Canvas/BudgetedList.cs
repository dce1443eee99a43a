using System.Runtime.InteropServices;

namespace Compositor.Plugins.Spice;

/// <summary>A list that keeps its memory from one message to the next and counts it. One thread.</summary>
internal sealed class BudgetedList<T>(MemoryBudget budget) : IDisposable
    where T : unmanaged
{
    private const int Least = 64;

    private T[] _items = [];

    public int Count { get; private set; }

    /// <summary>What is in the list; valid until something is added.</summary>
    public Span<T> Items => MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(_items), Count);

    public void Clear() => Count = 0;

    /// <exception cref="SpiceException">It would be more than the budget allows.</exception>
    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            Grow(Count + 1);
        }

        _items[Count++] = item;
    }

    /// <summary>Makes the list so long; what is in the new places is undefined.</summary>
    /// <exception cref="SpiceException">It would be more than the budget allows.</exception>
    public Span<T> Resize(int count)
    {
        if (count > _items.Length)
        {
            Grow(count);
        }

        Count = count;
        return Items;
    }

    public void Dispose()
    {
        budget.Give(Bytes(_items.Length));
        _items = [];
        Count = 0;
    }

    private static unsafe long Bytes(long count) => count * sizeof(T);

    private void Grow(int least)
    {
        var length = (int)Math.Min(Math.Max(Math.Max(Least, least), _items.Length * 2L), Array.MaxLength);
        budget.Take(Bytes(length - _items.Length));
        Array.Resize(ref _items, length);
    }
}
