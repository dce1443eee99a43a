namespace Compositor.Plugins.Spice;

/// <summary>An image in the cache, in the order of their use; entries that are free are linked by <see cref="Older"/>.</summary>
internal struct CachedPixmap
{
    public ulong Id;

    public Pixmap? Pixmap;

    public bool IsLossy;

    /// <summary>The entry that was used before this one, or -1.</summary>
    public int Older;

    /// <summary>The entry that was used after this one, or -1.</summary>
    public int Newer;
}
