using Compositor.Plugins.Spice;

namespace Compositor.Spice.Tests.Images;

/// <summary>A decoder with all that belongs to it; at its end no memory may be left.</summary>
internal sealed class ImageBench : IDisposable
{
    public ImageBench(long cachePixels = 20 << 20, long memory = 256 << 20, ISurfacePixels? surfaces = null)
    {
        Budget = new MemoryBudget(memory);
        Store = new ImageStore(Budget, cachePixels);
        Scratch = new Scratch(Budget);
        Images = new ImageSource(Store, surfaces ?? new NoSurfaces());
    }

    public MemoryBudget Budget { get; }

    public ImageStore Store { get; }

    public Scratch Scratch { get; }

    public ImageSource Images { get; }

    public void Dispose()
    {
        Scratch.Dispose();
        Images.Dispose();
        Store.Dispose();
        if (Budget.Taken != 0)
        {
            throw new InvalidOperationException($"{Budget.Taken} bytes of images were never given back");
        }
    }
}
