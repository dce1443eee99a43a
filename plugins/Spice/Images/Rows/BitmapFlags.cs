namespace Compositor.Plugins.Spice;

/// <summary>Of bitmaps and of LZ images with indexed pixels, as on the wire.</summary>
[Flags]
internal enum BitmapFlags : byte
{
    None = 0,

    /// <summary>The palette enters the cache.</summary>
    PaletteCacheMe = 1,

    /// <summary>The palette is in the cache: its id stands where the palette's place would.</summary>
    PaletteFromCache = 2,

    TopDown = 4,
}
