namespace Compositor.Plugins.Spice;

/// <summary>What all displays of a VM share, and the lock for it.</summary>
internal sealed class VmImages(MemoryBudget budget) : IDisposable
{
    /// <summary>The pixmap cache that a server may count on: 20 MiB of pixels.</summary>
    public const int CachePixels = 5 << 20;

    /// <summary>The GLZ window that a server may count on: 32 MiB of pixels.</summary>
    public const int WindowPixels = 8 << 20;

    /// <summary>Held while a display handles messages.</summary>
    public Lock Gate { get; } = new();

    public ImageStore Store { get; } = new(budget, CachePixels);

    public void Dispose()
    {
        lock (Gate)
        {
            Store.Dispose();
        }
    }
}
