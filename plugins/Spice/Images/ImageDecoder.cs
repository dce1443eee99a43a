namespace Compositor.Plugins.Spice;

/// <summary>Images whose pixels are in the message, of all types. One for each display channel, under the display's lock.</summary>
internal sealed class ImageDecoder : IDisposable
{
    private readonly QuicImages _quic;
    private readonly LzImages _lz;
    private readonly GlzImages _glz;
    private readonly ZlibGlz _zlib;
    private readonly Lz4Images _lz4;
    private readonly JpegImages _jpeg;
    private readonly BitmapImages _bitmaps;

    /// <param name="store">What the VM's display channels share.</param>
    public ImageDecoder(ImageStore store)
    {
        _quic = new QuicImages(store.Pool, store.Budget);
        _lz = new LzImages(store.Pool);
        _glz = new GlzImages(store.Pool, store.Window);
        _zlib = new ZlibGlz(store.Budget);
        _lz4 = new Lz4Images(store.Pool);
        _jpeg = new JpegImages(store.Pool);
        _bitmaps = new BitmapImages(store.Pool, Palettes);
    }

    /// <summary>Whether JPEG images can be decoded.</summary>
    public bool HasJpeg => _jpeg.IsAvailable;

    public ImagePalettes Palettes { get; } = new();

    /// <summary>Decodes an image.</summary>
    /// <param name="reader">After the descriptor.</param>
    /// <param name="descriptor">The image's.</param>
    /// <returns>One user is the caller.</returns>
    /// <exception cref="SpiceException">It cannot be right, or refers to what is not there.</exception>
    public Pixmap Decode(BodyReader reader, in ImageDescriptor descriptor) => descriptor.Type switch
    {
        ImageType.Bitmap => _bitmaps.Decode(reader, descriptor),
        ImageType.Quic => _quic.Decode(ReadSized(ref reader), descriptor),
        ImageType.LzPalette => DecodeLzPalette(reader, descriptor),
        ImageType.LzRgb => _lz.Decode(ReadSized(ref reader), descriptor, null),
        ImageType.GlzRgb => _glz.Decode(ReadSized(ref reader), descriptor),
        ImageType.ZlibGlz => DecodeZlibGlz(reader, descriptor),
        ImageType.Jpeg => _jpeg.Decode(ReadSized(ref reader), descriptor),
        ImageType.JpegAlpha => DecodeJpegAlpha(reader, descriptor),
        ImageType.Lz4 => _lz4.Decode(ReadSized(ref reader), descriptor),
        _ => throw new SpiceException($"there are no images of type {(byte)descriptor.Type}"),
    };

    public void Dispose()
    {
        _quic.Dispose();
        _zlib.Dispose();
        _jpeg.Dispose();
    }

    private static ReadOnlySpan<byte> ReadSized(ref BodyReader reader) => reader.ReadBytes(reader.ReadUInt32());

    private Pixmap DecodeLzPalette(BodyReader reader, in ImageDescriptor descriptor)
    {
        var flags = (BitmapFlags)reader.ReadByte();
        var size = reader.ReadUInt32();
        var palette = Palettes.Read(ref reader, flags);
        return _lz.Decode(reader.ReadBytes(size), descriptor, palette);
    }

    private Pixmap DecodeZlibGlz(BodyReader reader, in ImageDescriptor descriptor)
    {
        var size = reader.ReadUInt32();
        return _glz.Decode(_zlib.Inflate(ReadSized(ref reader), size), descriptor);
    }

    private Pixmap DecodeJpegAlpha(BodyReader reader, in ImageDescriptor descriptor)
    {
        // The order of the alpha's rows; its own header says it, too.
        reader.ReadByte();
        var jpegSize = reader.ReadUInt32();
        var size = reader.ReadUInt32();
        if (jpegSize > size)
        {
            throw new SpiceException("the alpha of a JPEG image ends before it begins");
        }

        var jpeg = reader.ReadBytes(jpegSize);
        return _jpeg.Decode(jpeg, reader.ReadBytes(size - jpegSize), descriptor);
    }
}
