using Compositor.Codecs;
using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>A JPEG picture in a rectangle, decoded where it belongs.</summary>
internal sealed class JpegPicture : IDisposable
{
    // Three bytes of length say 4 MiB at the most; a rectangle's raw pixels may be less than that.
    private const uint Longest = 1 << 22;

    private readonly JpegDecoder _decoder = new();
    private byte[] _bytes = [];

    /// <summary>Whether there is a library for it; without it no JPEG is asked for.</summary>
    public bool IsAvailable => _decoder.IsAvailable;

    /// <summary>Reads and decodes.</summary>
    /// <param name="reader">At the picture's bytes.</param>
    /// <param name="length">How many those are.</param>
    /// <param name="area">Its place; its size as well.</param>
    /// <param name="target">Where it is drawn.</param>
    /// <exception cref="RfbException">It is damaged, or of another size.</exception>
    public void Decode(ByteReader reader, uint length, Rect area, Framebuffer target)
    {
        if (length > Longest)
        {
            throw new RfbException($"a JPEG picture has {length} bytes");
        }

        if (_bytes.Length < length)
        {
            _bytes = new byte[length];
        }

        var jpeg = _bytes.AsSpan(0, (int)length);
        reader.ReadInto(jpeg);
        try
        {
            _decoder.Decode(jpeg, target.From(area.X, area.Y), area.Width, area.Height, target.Canvas.Stride, isBottomUp: false);
        }
        catch (JpegException e)
        {
            throw new RfbException(e.Message, e);
        }
    }

    public void Dispose() => _decoder.Dispose();
}
