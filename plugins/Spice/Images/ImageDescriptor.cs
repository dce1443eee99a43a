namespace Compositor.Plugins.Spice;

/// <summary>What every image begins with.</summary>
/// <param name="Id">Its name in the pixmap cache.</param>
/// <param name="Type">How it is sent.</param>
/// <param name="Flags">What to do with it.</param>
/// <param name="Width">Pixels, as the server says; unchecked.</param>
/// <param name="Height">Rows, as the server says; unchecked.</param>
internal readonly record struct ImageDescriptor(ulong Id, ImageType Type, ImageFlags Flags, uint Width, uint Height)
{
    /// <summary>Whether the pixels are not those of the guest but near them.</summary>
    public bool IsLossy => Type is ImageType.Jpeg or ImageType.JpegAlpha;

    public bool EntersCache => (Flags & (ImageFlags.CacheMe | ImageFlags.CacheReplaceMe)) != 0;

    public static ImageDescriptor Read(ref BodyReader reader) => new(
        reader.ReadUInt64(), (ImageType)reader.ReadByte(), (ImageFlags)reader.ReadByte(), reader.ReadUInt32(), reader.ReadUInt32());

    /// <summary>Refuses a payload of another size than the descriptor's.</summary>
    public void RequireSize(uint width, uint height)
    {
        if (width != Width || height != Height)
        {
            throw new SpiceException($"an image of {Width}x{Height} pixels carries one of {width}x{height}");
        }
    }
}
