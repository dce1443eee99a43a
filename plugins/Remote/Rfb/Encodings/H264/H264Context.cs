using Compositor.Codecs;
using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>The video of one place on the screen.</summary>
internal sealed class H264Context : IDisposable
{
    /// <summary>A decoder that takes longer shows its picture with the next frame.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Pictures are made of blocks of 16 pixels; what is beyond the rectangle is cut off, where the video does not say so itself.
    private const int Block = 16;

    // What a decoder may hold for each pixel: a few reference pictures of 1.5 bytes, and three of four bytes on their way.
    private const int BytesPerPixel = 24;

    private readonly VideoDecoder _decoder;
    private bool _hasBegun;

    /// <param name="area">Its place.</param>
    /// <exception cref="VideoException">There is no decoder.</exception>
    public H264Context(Rect area)
    {
        Area = area;
        _decoder = new VideoDecoder(VideoCodec.H264, Align(area.Width), Align(area.Height));
    }

    /// <summary>Its place.</summary>
    public Rect Area { get; }

    /// <summary>Bytes that it may take.</summary>
    public long Cost => CostOf(Area);

    /// <summary>Bytes that the video of a place may take.</summary>
    public static long CostOf(Rect area) => (long)BytesPerPixel * Align(area.Width) * Align(area.Height);

    /// <summary>Decodes frames and draws the last one.</summary>
    /// <param name="frames">At least one, in a byte stream.</param>
    /// <param name="target">Where.</param>
    /// <exception cref="VideoException">It can decode no further.</exception>
    public void Decode(ReadOnlySpan<byte> frames, Framebuffer target)
    {
        var count = 0;
        while (!frames.IsEmpty)
        {
            var frame = H264Stream.TakeFrame(ref frames);
            if (_hasBegun || H264Stream.CanBegin(frame))
            {
                _hasBegun = true;
                _decoder.Push(frame);
                count++;
            }
        }

        if (count > 0 && _decoder.TryPull(Patience, out var picture))
        {
            Draw(picture, target);
        }
    }

    public void Dispose() => _decoder.Dispose();

    private void Draw(VideoPicture picture, Framebuffer target)
    {
        var (width, height) = (Math.Min(picture.Width, Area.Width), Math.Min(picture.Height, Area.Height));
        for (var y = 0; y < height; y++)
        {
            picture.Pixels.Slice(y * picture.Width, width).CopyTo(target.Row(Area.X, Area.Y + y, width));
        }
    }

    private static int Align(int side) => (side + Block - 1) / Block * Block;
}
