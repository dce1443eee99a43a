namespace Compositor.Plugins.Spice;

/// <summary>
/// What one decoded image lies in until the next one: an image of the pool, or memory of its own that grows to the largest, counted by
/// the budget. Under the display's lock.
/// </summary>
internal sealed class Scratch(MemoryBudget budget) : IDisposable
{
    private uint[] _pixels = [];
    private Pixmap? _held;

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

    /// <summary>Keeps an image that was decoded for this scratch until it is let go.</summary>
    /// <param name="pixmap">Becomes the scratch's: one user of the image is this.</param>
    public Pixmap Hold(Pixmap pixmap)
    {
        LetGo();
        return _held = pixmap;
    }

    /// <summary>Lets go of the image that is kept, so that the next one may have its memory.</summary>
    public void LetGo()
    {
        _held?.Release();
        _held = null;
    }

    public void Dispose()
    {
        LetGo();
        budget.Give((long)_pixels.Length * sizeof(uint));
        _pixels = [];
    }
}
