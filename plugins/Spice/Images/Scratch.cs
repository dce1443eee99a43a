namespace Compositor.Plugins.Spice;

/// <summary>Memory that one decoded image lies in until the next one; grows to the largest, counted by the budget. One thread.</summary>
internal sealed class Scratch(MemoryBudget budget) : IDisposable
{
    private uint[] _pixels = [];

    /// <summary>Memory for an image; what was in it is undefined.</summary>
    /// <exception cref="SpiceException">It is larger than the budget allows.</exception>
    public Span<uint> Rent(int width, int height)
    {
        var count = (long)width * height;
        if (width <= 0 || height <= 0 || count > Array.MaxLength)
        {
            throw new SpiceException($"an image cannot be {width}x{height} pixels");
        }

        if (count > _pixels.Length)
        {
            budget.Take((count - _pixels.Length) * sizeof(uint));
            _pixels = GC.AllocateUninitializedArray<uint>((int)count);
        }

        return _pixels.AsSpan(0, (int)count);
    }

    public void Dispose()
    {
        budget.Give((long)_pixels.Length * sizeof(uint));
        _pixels = [];
    }
}
