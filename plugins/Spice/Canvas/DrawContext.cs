namespace Compositor.Plugins.Spice;

/// <summary>What drawing a message needs beside the message: its images, the region it may draw, memory that is kept between messages. One thread.</summary>
internal sealed class DrawContext(IImageSource images, MemoryBudget budget) : IDisposable
{
    private readonly BudgetedList<uint> _sourceLine = new(budget);
    private readonly BudgetedList<uint> _brushLine = new(budget);

    /// <summary>What the current message may draw.</summary>
    public Region Region { get; } = new(budget);

    /// <summary>Images that are drawn.</summary>
    public ImageLoader Sources { get; } = new(images, budget);

    /// <summary>Patterns of brushes.</summary>
    public ImageLoader Brushes { get; } = new(images, budget);

    /// <summary>Masks.</summary>
    public ImageLoader Masks { get; } = new(images, budget);

    public StrokePath Path { get; } = new(budget);

    public Coverage Coverage { get; } = new(budget);

    /// <summary>A row of the surface, for source pixels.</summary>
    public Span<uint> SourceLine(Surface surface) => _sourceLine.Resize(surface.Width);

    /// <summary>A row of the surface, for brush or mask pixels.</summary>
    public Span<uint> BrushLine(Surface surface) => _brushLine.Resize(surface.Width);

    /// <summary>Opens the mask of a message, and takes from the region what is outside of it.</summary>
    /// <param name="body">The message.</param>
    /// <param name="reference">The mask; none is well.</param>
    /// <param name="box">The box of the message.</param>
    public MaskRuns OpenMask(ReadOnlySpan<byte> body, MaskReference reference, Box box)
    {
        if (reference.Image == 0)
        {
            return default;
        }

        if (Region.IsEmpty)
        {
            Masks.Touch(body, reference.Image);
            return default;
        }

        var mask = Masks.LoadMask(body, reference.Image);
        var (left, top) = ((long)box.Left - reference.X, (long)box.Top - reference.Y);
        Region.Intersect(Box.Clamped(left, top, left + mask.Width, top + mask.Height));

        // Where something is left, the mask's corner is near the surface: the numbers fit.
        return Region.IsEmpty ? default : new MaskRuns(mask, (int)left, (int)top, reference.IsInverted);
    }

    public void Dispose()
    {
        Region.Dispose();
        Sources.Dispose();
        Brushes.Dispose();
        Masks.Dispose();
        Path.Dispose();
        Coverage.Dispose();
        _sourceLine.Dispose();
        _brushLine.Dispose();
    }
}
