namespace Compositor.Plugins.Spice;

/// <summary>Finds the palettes of images: in the message, or in the cache. One for each display channel, under the display's lock.</summary>
internal sealed class ImagePalettes
{
    private readonly Palette _inline = new();

    /// <summary>The palettes that the server may name by their id.</summary>
    public PaletteCache Cache { get; } = new();

    /// <summary>Reads which palette an image has.</summary>
    /// <param name="reader">At the palette's place or id.</param>
    /// <param name="flags">The image's.</param>
    /// <returns>Null without one; valid until the next is read.</returns>
    public Palette? Read(ref BodyReader reader, BitmapFlags flags)
    {
        if ((flags & BitmapFlags.PaletteFromCache) != 0)
        {
            return Cache.Find(reader.ReadUInt64());
        }

        var offset = reader.ReadUInt32();
        if (offset == 0)
        {
            return null;
        }

        var id = _inline.Read(reader.At(offset));
        if ((flags & BitmapFlags.PaletteCacheMe) != 0)
        {
            Cache.Put(id, _inline);
        }

        return _inline;
    }
}
