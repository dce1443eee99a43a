using SkiaSharp;

namespace Compositor.Rendering;

/// <summary>Writes pictures as PNG: opaque, lossless, exactly the RGB of the picture. Any thread.</summary>
public static class PngFile
{
    // Captures are for people who wait for them: fast rather than small.
    private const int CompressionLevel = 4;

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="picture">What.</param>
    /// <exception cref="IOException">It could not be written.</exception>
    public static unsafe void Write(Stream stream, Picture picture)
    {
        // BGRX with an opaque alpha type: nothing is multiplied, the unused byte is not looked at.
        var format = new SKImageInfo(picture.Size.Width, picture.Size.Height, SKColorType.Bgra8888, SKAlphaType.Opaque);
        fixed (byte* pixels = picture.Pixels)
        {
            using var pixmap = new SKPixmap(format, (nint)pixels, picture.Stride);
            var options = new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, CompressionLevel);
            if (!pixmap.Encode(stream, options))
            {
                throw new IOException($"cannot write a picture of {picture.Size} pixels");
            }
        }
    }

    /// <summary>Writes to a file, replacing it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="picture">What.</param>
    /// <exception cref="IOException">It could not be written.</exception>
    public static void Write(string path, Picture picture)
    {
        using var stream = File.Create(path);
        Write(stream, picture);
    }
}
