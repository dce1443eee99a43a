using System.Numerics;

namespace Compositor.Plugins.Spice;

/// <summary>
/// Memory for images, kept for the next ones of about the same size, so that drawing allocates nothing once it is under way. One for each
/// display channel, under its lock.
/// </summary>
/// <param name="budget">Counts all of it, also what lies unused.</param>
internal sealed class PixmapPool(MemoryBudget budget) : IDisposable
{
    /// <summary>The largest side of an image.</summary>
    public const int MostSide = 32768;

    /// <summary>The largest image: its bytes can be counted by an int.</summary>
    private const long MostPixels = 1 << 28;

    /// <summary>What an image costs beside its pixels: objects and table entries, so that a flood of tiny images is counted, too.</summary>
    private const int Overhead = 256;

    private const int SmallestLog = 6;

    /// <summary>Four sizes for each power of two: a quarter of the memory at most lies idle.</summary>
    private const int Sizes = 4 * (31 - SmallestLog);

    private const long MostIdleWords = 8 << 20;

    private readonly Stack<Pixmap>[] _idle = [.. Enumerable.Range(0, Sizes).Select(_ => new Stack<Pixmap>())];
    private long _idleWords;

    /// <summary>An image with one user and undefined pixels.</summary>
    /// <exception cref="SpiceException">No image is of this size, or the budget does not allow it.</exception>
    public Pixmap Rent(uint width, uint height, PixelKind kind)
    {
        if (width is 0 or > MostSide || height is 0 or > MostSide || (long)width * height > MostPixels)
        {
            throw new SpiceException($"an image cannot be {width}x{height} pixels");
        }

        var (size, words) = SizeFor((int)(width * height));
        if (_idle[size].TryPop(out var pixmap))
        {
            _idleWords -= pixmap.Capacity;
        }
        else
        {
            pixmap = Allocate(words);
        }

        pixmap.Begin((int)width, (int)height, kind);
        return pixmap;
    }

    /// <summary>Lets go of all memory that lies idle.</summary>
    public void Dispose() => Trim();

    internal void TakeBack(Pixmap pixmap)
    {
        if (_idleWords + pixmap.Capacity > MostIdleWords)
        {
            budget.Give(CostOf(pixmap.Capacity));
            return;
        }

        _idleWords += pixmap.Capacity;
        _idle[SizeFor(pixmap.Capacity).Size].Push(pixmap);
    }

    private static long CostOf(int words) => ((long)words * sizeof(uint)) + Overhead;

    private static (int Size, int Words) SizeFor(int words)
    {
        words = Math.Max(words, 1 << SmallestLog);
        var log = BitOperations.Log2((uint)words);
        var step = 1 << (log - 2);
        var steps = (words - (1 << log) + step - 1) / step;
        return ((4 * (log - SmallestLog)) + steps, (1 << log) + (steps * step));
    }

    private Pixmap Allocate(int words)
    {
        try
        {
            budget.Take(CostOf(words));
        }
        catch (SpiceException) when (_idleWords > 0)
        {
            Trim();
            budget.Take(CostOf(words));
        }

        return new Pixmap(this, GC.AllocateUninitializedArray<uint>(words));
    }

    private void Trim()
    {
        foreach (var idle in _idle)
        {
            while (idle.TryPop(out var pixmap))
            {
                budget.Give(CostOf(pixmap.Capacity));
            }
        }

        _idleWords = 0;
    }
}
