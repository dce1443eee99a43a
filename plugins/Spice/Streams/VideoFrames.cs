using Compositor.Codecs;

namespace Compositor.Plugins.Spice;

/// <summary>Frames that depend on those before: each is decoded, by GStreamer, the newest picture is shown.</summary>
internal sealed class VideoFrames : IFrameDecoder
{
    /// <summary>The display waits no longer for a picture; it is then shown with the next frame.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <summary>What a decoder may hold for each pixel: a few reference pictures of 1.5 bytes, and three of four bytes on their way.</summary>
    private const int BytesPerPixel = 24;

    private const uint MostSide = 0x7fff;

    private readonly VideoCodec _codec;
    private readonly MemoryBudget _budget;
    private readonly BudgetedList<uint> _turned;
    private readonly bool _isTopDown;
    private VideoDecoder? _decoder;
    private (uint Width, uint Height) _most;
    private long _cost;

    /// <param name="codec">What the frames are.</param>
    /// <param name="width">Of the largest picture that is awaited.</param>
    /// <param name="height">Of the largest picture that is awaited.</param>
    /// <param name="isTopDown">Whether the pictures' first row is the top one.</param>
    /// <param name="budget">Counts what the decoder may hold.</param>
    /// <exception cref="SpiceException">There is no such decoder, or no memory for it.</exception>
    public VideoFrames(VideoCodec codec, uint width, uint height, bool isTopDown, MemoryBudget budget)
    {
        (_codec, _budget, _isTopDown, _turned) = (codec, budget, isTopDown, new BudgetedList<uint>(budget));
        Begin(width, height);
    }

    /// <inheritdoc/>
    public void Take(ReadOnlySpan<byte> frame, uint width, uint height)
    {
        if (width > _most.Width || height > _most.Height)
        {
            // The server begins anew, too, with a frame that needs no other.
            Begin(Math.Max(width, _most.Width), Math.Max(height, _most.Height));
        }

        try
        {
            _decoder!.Push(frame);
        }
        catch (VideoException e)
        {
            throw new SpiceException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public bool TryDecode(out PixelView picture)
    {
        try
        {
            var isThere = _decoder!.TryPull(Patience, out var decoded);
            picture = isThere ? new PixelView(_isTopDown ? decoded.Pixels : Turn(decoded), decoded.Width, decoded.Height, decoded.Width, PixelKind.Xrgb) : default;
            return isThere;
        }
        catch (VideoException e)
        {
            throw new SpiceException(e.Message, e);
        }
    }

    public void Dispose()
    {
        End();
        _turned.Dispose();
    }

    private void Begin(uint width, uint height)
    {
        End();
        if (width is 0 or > MostSide || height is 0 or > MostSide)
        {
            throw new SpiceException($"a stream cannot be {width}x{height} pixels");
        }

        var cost = BytesPerPixel * (long)width * height;
        _budget.Take(cost);
        (_cost, _most) = (cost, (width, height));
        try
        {
            _decoder = new VideoDecoder(_codec, (int)width, (int)height);
        }
        catch (VideoException e)
        {
            End();
            throw new SpiceException(e.Message, e);
        }
    }

    private void End()
    {
        _decoder?.Dispose();
        _decoder = null;
        _budget.Give(_cost);
        _cost = 0;
    }

    private ReadOnlySpan<uint> Turn(VideoPicture decoded)
    {
        var turned = _turned.Resize(decoded.Width * decoded.Height);
        for (var y = 0; y < decoded.Height; y++)
        {
            decoded.Pixels.Slice((decoded.Height - 1 - y) * decoded.Width, decoded.Width).CopyTo(turned[(y * decoded.Width)..]);
        }

        return turned;
    }
}
