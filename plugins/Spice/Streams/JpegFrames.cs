using Compositor.Codecs;

namespace Compositor.Plugins.Spice;

/// <summary>Frames that are JPEG pictures, each of them whole: one that was not decoded in time is not decoded at all.</summary>
/// <param name="decoder">Shared; stays its owner's.</param>
/// <param name="isTopDown">Whether the pictures' first row is the top one.</param>
/// <param name="budget">Counts the frame and its pixels.</param>
internal sealed class JpegFrames(JpegDecoder decoder, bool isTopDown, MemoryBudget budget) : IFrameDecoder
{
    private const uint MostSide = 0x7fff;

    private readonly BudgetedList<byte> _frame = new(budget);
    private readonly Scratch _pixels = new(budget);
    private int _width;
    private int _height;

    /// <inheritdoc/>
    public void Take(ReadOnlySpan<byte> frame, uint width, uint height)
    {
        if (width is 0 or > MostSide || height is 0 or > MostSide)
        {
            throw new SpiceException($"a frame of a stream cannot be {width}x{height} pixels");
        }

        frame.CopyTo(_frame.Resize(frame.Length));
        (_width, _height) = ((int)width, (int)height);
    }

    /// <inheritdoc/>
    public bool TryDecode(out PixelView picture)
    {
        var pixels = _pixels.Rent(_width, _height);
        try
        {
            decoder.Decode(_frame.Items, pixels, _width, _height, isBottomUp: !isTopDown);
        }
        catch (JpegException e)
        {
            throw new SpiceException(e.Message, e);
        }

        if (StudioRange.Has(_frame.Items))
        {
            StudioRange.Expand(pixels);
        }

        picture = new PixelView(pixels, _width, _height, _width, PixelKind.Xrgb);
        return true;
    }

    public void Dispose()
    {
        _frame.Dispose();
        _pixels.Dispose();
    }
}
