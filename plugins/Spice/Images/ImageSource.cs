namespace Compositor.Plugins.Spice;

/// <summary>The images of one display channel. Under the display's lock.</summary>
/// <param name="store">What the channel shares with the VM's others.</param>
/// <param name="surfaces">The surfaces that images may name.</param>
internal sealed class ImageSource(ImageStore store, ISurfacePixels surfaces) : IImageSource, IDisposable
{
    private readonly ImageDecoder _decoder = new(store);

    /// <summary>Whether JPEG images can be decoded.</summary>
    public bool HasJpeg => _decoder.HasJpeg;

    /// <inheritdoc/>
    public PixelView Decode(ReadOnlySpan<byte> body, uint offset, Scratch scratch)
    {
        scratch.LetGo();
        var reader = new BodyReader(body).At(offset);
        var descriptor = ImageDescriptor.Read(ref reader);
        switch (descriptor.Type)
        {
            case ImageType.Surface:
                return surfaces.PixelsOf(reader.ReadUInt32());
            case ImageType.FromCache:
                return scratch.Hold(store.Pixmaps.Find(descriptor.Id, lossless: false).Share()).View;
            case ImageType.FromCacheLossless:
                return scratch.Hold(store.Pixmaps.Find(descriptor.Id, lossless: true).Share()).View;
            case ImageType.Bitmap when BitmapImages.TryView(reader, descriptor, out var view):
                return view;
            default:
                var pixmap = scratch.Hold(_decoder.Decode(reader, descriptor));
                Finish(pixmap, descriptor);
                return pixmap.View;
        }
    }

    /// <inheritdoc/>
    public void Touch(ReadOnlySpan<byte> body, uint offset, Scratch scratch)
    {
        var reader = new BodyReader(body).At(offset);
        var descriptor = ImageDescriptor.Read(ref reader);
        var isNeeded = descriptor.Type switch
        {
            ImageType.Surface or ImageType.FromCache or ImageType.FromCacheLossless => false,
            ImageType.GlzRgb or ImageType.ZlibGlz => true,
            ImageType.Bitmap => descriptor.EntersCache || HasPaletteForCache(reader, formatBytes: 1),
            ImageType.LzPalette => descriptor.EntersCache || HasPaletteForCache(reader, formatBytes: 0),
            _ => descriptor.EntersCache,
        };
        if (isNeeded)
        {
            Decode(body, offset, scratch);
        }
    }

    /// <summary>The server forgot an image of the cache.</summary>
    public void ForgetPixmap(ulong id) => store.Pixmaps.Remove(id);

    /// <summary>The server forgot all images of the cache.</summary>
    public void ForgetAllPixmaps() => store.Pixmaps.Clear();

    /// <summary>The server forgot a palette.</summary>
    public void ForgetPalette(ulong id) => _decoder.Palettes.Cache.Remove(id);

    /// <summary>The server forgot all palettes.</summary>
    public void ForgetAllPalettes() => _decoder.Palettes.Cache.Clear();

    /// <summary>The channel begins anew: nothing that was sent before will be named again.</summary>
    public void Reset()
    {
        ForgetAllPalettes();
        ForgetAllPixmaps();
        store.Window.Clear();
    }

    public void Dispose() => _decoder.Dispose();

    private static bool HasPaletteForCache(BodyReader reader, uint formatBytes)
    {
        reader.ReadBytes(formatBytes);
        return ((BitmapFlags)reader.ReadByte() & BitmapFlags.PaletteCacheMe) != 0;
    }

    private void Finish(Pixmap pixmap, in ImageDescriptor descriptor)
    {
        if ((descriptor.Flags & ImageFlags.HighBitsSet) != 0 && pixmap.Kind == PixelKind.Xrgb)
        {
            PixelRows.Or(pixmap.Pixels, 0xff000000);
        }

        if ((descriptor.Flags & ImageFlags.CacheReplaceMe) != 0 && descriptor.IsLossy)
        {
            throw new SpiceException("a lossy image is to replace one in the cache");
        }

        if (descriptor.EntersCache)
        {
            store.Pixmaps.Put(descriptor.Id, pixmap, descriptor.IsLossy);
        }
    }
}
