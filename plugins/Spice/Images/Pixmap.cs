namespace Compositor.Plugins.Spice;

/// <summary>
/// The pixels of one image in memory of a <see cref="PixmapPool"/>: the cache, the GLZ window and a scratch may use one at the same time;
/// the last that lets go gives the memory back. Under the display's lock.
/// </summary>
/// <param name="home">Where the memory goes back to.</param>
/// <param name="words">The memory; longer than the image.</param>
internal sealed class Pixmap(PixmapPool home, uint[] words)
{
    private int _users;

    /// <summary>Words of memory, used or not.</summary>
    public int Capacity => words.Length;

    public int Width { get; private set; }

    public int Height { get; private set; }

    public PixelKind Kind { get; private set; }

    /// <summary>The image's words, row after row without gaps.</summary>
    public Span<uint> Pixels => words.AsSpan(0, Width * Height);

    /// <summary>The pixels for a reader; valid while somebody uses the image.</summary>
    public PixelView View => new(Pixels, Width, Height, Width, Kind);

    /// <summary>One more user.</summary>
    public Pixmap Share()
    {
        _users++;
        return this;
    }

    /// <summary>One user less; the pixels are not to be touched after the last one.</summary>
    public void Release()
    {
        if (--_users == 0)
        {
            home.TakeBack(this);
        }
    }

    /// <summary>Begins a new life with one user; the pixels are undefined.</summary>
    internal void Begin(int width, int height, PixelKind kind)
    {
        (Width, Height, Kind, _users) = (width, height, kind, 1);
    }
}
