namespace Compositor.Plugins.Spice;

/// <summary>
/// The images that one display keeps, and the lock for them. Servers let the displays of a client share caches, and then one has to wait
/// for what another one draws; a number of its own for each display's keeps them apart, and each on its own thread.
/// </summary>
/// <param name="budget">Counts the memory of all of them.</param>
/// <param name="id">The display's number, and that of its caches.</param>
/// <param name="displays">How many displays there are; each has its share.</param>
internal sealed class DisplayImages(MemoryBudget budget, byte id = 0, int displays = 1) : IDisposable
{
    private const int AllCaches = 5 << 20;
    private const int AllWindows = 8 << 20;

    /// <summary>What the server calls the caches.</summary>
    public byte Id => id;

    /// <summary>Pixels of the cache that the server may count on; 20 MiB for all displays.</summary>
    public int CachePixels => AllCaches / displays;

    /// <summary>Pixels of the GLZ window that the server may count on; 32 MiB for all displays.</summary>
    public int WindowPixels => AllWindows / displays;

    /// <summary>Held while the display handles messages.</summary>
    public Lock Gate { get; } = new();

    public ImageStore Store { get; } = new(budget, AllCaches / displays);

    public void Dispose()
    {
        lock (Gate)
        {
            Store.Dispose();
        }
    }
}
