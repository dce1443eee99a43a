using Compositor.Codecs;

namespace Compositor.Plugins.Spice;

/// <summary>Images of type JPEG and JPEG_ALPHA. One thread at a time.</summary>
/// <param name="pool">Where their memory comes from.</param>
internal sealed class JpegImages(PixmapPool pool) : IDisposable
{
    private readonly JpegDecoder _decoder = new();

    /// <summary>Whether there is a decoder; without one the first such image ends the connection, with the reason.</summary>
    public bool IsAvailable => _decoder.IsAvailable;

    /// <summary>Decodes a picture without alpha.</summary>
    /// <param name="jpeg">A whole file.</param>
    /// <param name="descriptor">Must be of the same size.</param>
    /// <returns>One user is the caller.</returns>
    public Pixmap Decode(ReadOnlySpan<byte> jpeg, in ImageDescriptor descriptor) => Decode(jpeg, default, descriptor, PixelKind.Xrgb);

    /// <summary>Decodes a picture whose alpha follows as an LZ stream.</summary>
    public Pixmap Decode(ReadOnlySpan<byte> jpeg, ReadOnlySpan<byte> alpha, in ImageDescriptor descriptor) =>
        Decode(jpeg, alpha, descriptor, PixelKind.Argb);

    public void Dispose() => _decoder.Dispose();

    private Pixmap Decode(ReadOnlySpan<byte> jpeg, ReadOnlySpan<byte> alpha, in ImageDescriptor descriptor, PixelKind kind)
    {
        var pixmap = pool.Rent(descriptor.Width, descriptor.Height, kind);
        try
        {
            _decoder.Decode(jpeg, pixmap.Pixels, pixmap.Width, pixmap.Height);
            if (kind == PixelKind.Argb)
            {
                LzImages.DecodeAlpha(alpha, pixmap);
            }

            return pixmap;
        }
        catch (JpegException e)
        {
            pixmap.Release();
            throw new SpiceException(e.Message, e);
        }
        catch
        {
            pixmap.Release();
            throw;
        }
    }
}
