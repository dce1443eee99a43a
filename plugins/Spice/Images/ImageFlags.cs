namespace Compositor.Plugins.Spice;

/// <summary>What is to be done with an image beside drawing it, as on the wire.</summary>
[Flags]
internal enum ImageFlags : byte
{
    None = 0,

    /// <summary>It enters the pixmap cache.</summary>
    CacheMe = 1,

    /// <summary>The top byte of each pixel is to be 0xff.</summary>
    HighBitsSet = 2,

    /// <summary>It takes the place of the lossy image that the cache has under the same id.</summary>
    CacheReplaceMe = 4,
}
