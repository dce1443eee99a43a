using Compositor.Plugins.Spice;
using Compositor.Spice.Tests.Images;

namespace Compositor.Benchmarks;

/// <summary>All images of a recording decoded once in their order, for later ones of a window refer to earlier ones; what they cost by type.</summary>
internal sealed class ImagePass
{
    private readonly Dictionary<ImageType, ThreadCost> _costs = [];
    private readonly Dictionary<ImageType, long> _pixels = [];
    private readonly Dictionary<ImageType, (long Bytes, int Images)> _allocated = [];

    private ImagePass()
    {
    }

    public static ImagePass Run(RecordedImage[] images)
    {
        var pass = new ImagePass();
        using var bench = new ImageBench();
        for (var i = 0; i < images.Length; i++)
        {
            var (image, before) = (images[i], ThreadCost.Now);
            var view = bench.Images.Decode(image.Body, image.Offset, bench.Scratch);
            var cost = ThreadCost.Now - before;
            pass._costs[image.Type] = pass._costs.GetValueOrDefault(image.Type) + cost;
            pass._pixels[image.Type] = pass.PixelsOf(image.Type) + ((long)view.Width * view.Height);
            if (i >= images.Length / 2)
            {
                var (bytes, count) = pass._allocated.GetValueOrDefault(image.Type);
                pass._allocated[image.Type] = (bytes + cost.Bytes, count + 1);
            }
        }

        return pass;
    }

    public ThreadCost CostOf(ImageType type) => _costs[type];

    public long PixelsOf(ImageType type) => _pixels.GetValueOrDefault(type);

    /// <summary>Bytes allocated for each image of the second half: for the first ones, memory is taken that is kept.</summary>
    public long BytesOf(ImageType type) => _allocated.TryGetValue(type, out var allocated) ? allocated.Bytes / allocated.Images : 0;
}
