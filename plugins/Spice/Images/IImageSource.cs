namespace Compositor.Plugins.Spice;

/// <summary>Turns the images of messages into pixels. One thread at a time.</summary>
internal interface IImageSource
{
    /// <summary>Decodes an image, or finds it in the cache or in a surface; puts it into the cache where the server says so.</summary>
    /// <param name="body">The message.</param>
    /// <param name="offset">Where the image's descriptor begins; never 0.</param>
    /// <param name="scratch">Where decoded pixels may be put.</param>
    /// <returns>
    /// Pixels, valid as long as the message and until the next call with the same scratch, and until a surface is drawn into where it is a
    /// surface's.
    /// </returns>
    /// <exception cref="SpiceException">The image cannot be right, or is not there.</exception>
    PixelView Decode(ReadOnlySpan<byte> body, uint offset, Scratch scratch);

    /// <summary>
    /// For an image that will not be seen: decodes it only when a later message could need it (it enters a cache, brings a palette for
    /// the cache, or later images refer to its pixels).
    /// </summary>
    void Touch(ReadOnlySpan<byte> body, uint offset, Scratch scratch);
}
