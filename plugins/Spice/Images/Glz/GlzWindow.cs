namespace Compositor.Plugins.Spice;

/// <summary>
/// The last images that were sent by GLZ, which later ones copy from. They are numbered over all display channels of a VM, and may come
/// in another order than they were made in: an image says which older ones the encoder has forgotten, but only once all images before
/// it are here can they be let go. One for each display channel, under its lock.
/// </summary>
internal sealed class GlzWindow
{
    private readonly Dictionary<ulong, GlzImage> _images = [];

    /// <summary>All images below have come.</summary>
    private ulong _next;

    /// <summary>All images below were let go.</summary>
    private ulong _oldest;

    public int Count => _images.Count;

    /// <summary>Adds an image that was decoded, and lets go of those that nobody may refer to any more.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="headDistance">How many images before it may still be referred to.</param>
    /// <param name="pixmap">Shared by the window from now on.</param>
    public void Add(ulong id, uint headDistance, Pixmap pixmap)
    {
        if (headDistance > id)
        {
            throw new SpiceException("the window of a GLZ image begins before the first image");
        }

        // A message that is handled again after a wait brings its images again.
        if (_images.Remove(id, out var same))
        {
            same.Pixmap.Release();
        }

        _images.Add(id, new GlzImage(pixmap.Share(), id - headDistance));
        while (_images.ContainsKey(_next))
        {
            _next++;
        }

        if (_next > 0 && _images.TryGetValue(_next - 1, out var last))
        {
            LetGoBefore(last.Head);
        }
    }

    /// <summary>The pixels of an image, in the order of its stream.</summary>
    /// <exception cref="MissingImageException">It has not come, or was let go.</exception>
    public ReadOnlySpan<uint> PixelsOf(ulong id) => _images.TryGetValue(id, out var image)
        ? image.Pixmap.Pixels
        : throw new MissingImageException("a GLZ image refers to one that is not there");

    /// <summary>Lets go of all images; numbers go on from where they were.</summary>
    public void Clear()
    {
        foreach (var image in _images.Values)
        {
            image.Pixmap.Release();
        }

        _images.Clear();
        _oldest = _next;
    }

    private void LetGoBefore(ulong first)
    {
        if (first <= _oldest)
        {
            return;
        }

        // The numbers are the server's: a jump must not cost more than there are images.
        if (first - _oldest > (ulong)_images.Count)
        {
            foreach (var (id, image) in _images)
            {
                if (id < first)
                {
                    LetGo(id, image);
                }
            }

            _oldest = first;
            return;
        }

        for (; _oldest < first; _oldest++)
        {
            if (_images.TryGetValue(_oldest, out var image))
            {
                LetGo(_oldest, image);
            }
        }
    }

    private void LetGo(ulong id, in GlzImage image)
    {
        _images.Remove(id);
        image.Pixmap.Release();
    }
}
