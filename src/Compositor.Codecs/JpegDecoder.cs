using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>
/// Decodes JPEG pictures by libturbojpeg. The library is looked for when a decoder is made: without it there is one that refuses.
/// One thread at a time.
/// </summary>
public sealed class JpegDecoder : IDisposable
{
    private readonly TurboJpegHandle? _handle;

    public JpegDecoder()
    {
        // A failed call of an import would throw each time; the search is done once, here.
        if (!NativeLibrary.TryLoad(TurboJpeg.Library, typeof(JpegDecoder).Assembly, null, out _))
        {
            return;
        }

        _handle = new TurboJpegHandle(TurboJpeg.InitDecompress());
        if (_handle.IsInvalid)
        {
            _handle.Dispose();
            throw new OutOfMemoryException("libturbojpeg has no memory for a decoder");
        }
    }

    /// <summary>Whether libturbojpeg was found.</summary>
    public bool IsAvailable => _handle is not null;

    /// <summary>Decodes a picture to words 0xffRRGGBB, top row first, without gaps.</summary>
    /// <param name="jpeg">A whole JFIF file.</param>
    /// <param name="pixels">Exactly width × height words.</param>
    /// <param name="width">Pixels, from 1.</param>
    /// <param name="height">Rows, from 1.</param>
    /// <param name="isBottomUp">True when the picture's last row shall become the first.</param>
    /// <exception cref="JpegException">It is damaged, of another size, or libturbojpeg is missing.</exception>
    public void Decode(ReadOnlySpan<byte> jpeg, Span<uint> pixels, int width, int height, bool isBottomUp = false)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(pixels.Length, checked(width * height));
        Decode(jpeg, pixels, width, height, width * sizeof(uint), isBottomUp);
    }

    /// <summary>Decodes a picture to words 0xffRRGGBB in rows of a larger one, where they belong.</summary>
    /// <param name="jpeg">A whole JFIF file.</param>
    /// <param name="pixels">From the first pixel to at least the last one.</param>
    /// <param name="width">Pixels, from 1.</param>
    /// <param name="height">Rows, from 1.</param>
    /// <param name="stride">Bytes from one row to the next, in whole pixels.</param>
    /// <param name="isBottomUp">True when the picture's last row shall become the first.</param>
    /// <exception cref="JpegException">It is damaged, of another size, or libturbojpeg is missing.</exception>
    public unsafe void Decode(ReadOnlySpan<byte> jpeg, Span<uint> pixels, int width, int height, int stride, bool isBottomUp)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, checked(width * sizeof(uint)));
        ArgumentOutOfRangeException.ThrowIfLessThan(pixels.Length, checked(((height - 1) * (stride / sizeof(uint))) + width));
        var handle = _handle ?? throw new JpegException("JPEG pictures need libturbojpeg (Debian package libturbojpeg0)");
        fixed (byte* from = jpeg)
        fixed (uint* to = pixels)
        {
            int realWidth, realHeight, subsampling, colours;
            if (TurboJpeg.DecompressHeader(handle, from, (nuint)jpeg.Length, &realWidth, &realHeight, &subsampling, &colours) != 0)
            {
                throw new JpegException("a JPEG picture does not begin as one");
            }

            if (realWidth != width || realHeight != height)
            {
                throw new JpegException($"a JPEG picture of {width}x{height} pixels has {realWidth}x{realHeight}");
            }

            var flags = TurboJpeg.FlagStopOnWarning | TurboJpeg.FlagLimitScans | (isBottomUp ? TurboJpeg.FlagBottomUp : 0);
            if (TurboJpeg.Decompress(handle, from, (nuint)jpeg.Length, to, width, stride, height, TurboJpeg.PixelFormatBgra, flags) != 0)
            {
                throw new JpegException("a JPEG picture is damaged");
            }
        }
    }

    public void Dispose() => _handle?.Dispose();
}
