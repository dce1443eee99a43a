using Compositor.Codecs;
using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>JPEG pictures in rectangles, decoded where they belong.</summary>
internal sealed class JpegPicture : IDisposable
{
    // Three bytes of length say 4 MiB at the most; a rectangle's raw pixels may be less than that.
    private const uint Longest = 1 << 22;

    private readonly JpegDecoder _decoder = new();
    private readonly ReceivedBytes _received = new();

    /// <summary>Whether there is a library for it; without it no JPEG is asked for.</summary>
    public bool IsAvailable => _decoder.IsAvailable;

    /// <summary>Reads and decodes.</summary>
    /// <param name="reader">At the picture's bytes.</param>
    /// <param name="length">How many those are.</param>
    /// <param name="area">Its place; its size as well.</param>
    /// <param name="target">Where it is drawn.</param>
    /// <exception cref="RfbException">It is damaged, or of another size.</exception>
    public void Decode(ByteReader reader, uint length, Rect area, Framebuffer target) =>
        Decode(_received.Receive(reader, length, Longest, "a JPEG picture"), area, target);

    /// <summary>Decodes.</summary>
    /// <param name="jpeg">All of it.</param>
    /// <param name="area">Its place; its size as well.</param>
    /// <param name="target">Where it is drawn.</param>
    /// <exception cref="RfbException">It is damaged, or of another size.</exception>
    public void Decode(ReadOnlySpan<byte> jpeg, Rect area, Framebuffer target)
    {
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
