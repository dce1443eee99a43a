namespace Compositor.Rendering;

/// <summary>
/// The images of one surface's buffers, by what memory they are: a guest that flips between a few buffers is imported once each, however
/// often it announces them. Bounded by number, so that a guest with a new buffer each frame keeps only a few alive, and no machine pushes
/// out the images of another. The mappings of those that are copied are with them. Render thread.
/// </summary>
internal sealed class ImageCache : IDisposable
{
    // Three are usual, five are seen; each may keep a framebuffer of the guest alive.
    private const int Most = 8;

    private readonly BoundedCache<ImageKey, DmaBufImage> _images = new(Most);

    /// <summary>Images made since the start.</summary>
    public long Made { get; private set; }

    public int Count => _images.Count;

    /// <summary>The mappings of buffers that the CPU reads.</summary>
    public MappingCache Mappings { get; } = new();

    /// <summary>The image of a buffer, if it is known; the caller holds it and disposes it.</summary>
    public DmaBufImage? Find(in ImageKey key) => _images.Find(key)?.Hold();

    /// <summary>Keeps a new image; the caller holds it, too, and disposes it.</summary>
    public DmaBufImage Add(in ImageKey key, DmaBufImage image)
    {
        Made++;
        _images.Add(key, image, 1);
        return image.Hold();
    }

    /// <summary>Lets go of all; what is shown stays held by who shows it.</summary>
    public void Clear() => _images.Dispose();

    public void Dispose()
    {
        Clear();
        Mappings.Dispose();
    }
}
