namespace Compositor.Plugins.Spice;

/// <summary>What a display keeps: memory for images, the pixmap cache, the GLZ window. Under the display's lock.</summary>
/// <param name="budget">Counts the memory.</param>
/// <param name="cachePixels">How large a pixmap cache the display announces.</param>
internal sealed class ImageStore(MemoryBudget budget, long cachePixels) : IDisposable
{
    public MemoryBudget Budget { get; } = budget;

    public PixmapPool Pool { get; } = new(budget);

    public PixmapCache Pixmaps { get; } = new(cachePixels);

    public GlzWindow Window { get; } = new();

    /// <summary>Lets go of everything; images that a scratch still holds go with the scratch.</summary>
    public void Dispose()
    {
        Pixmaps.Clear();
        Window.Clear();
        Pool.Dispose();
    }
}
