namespace Compositor.Plugins.Spice;

/// <summary>Marks on an area of a surface: what a shape covers before it is drawn as one. Keeps its memory. One thread.</summary>
internal sealed class Coverage(MemoryBudget budget) : IDisposable
{
    private readonly BudgetedList<uint> _words = new(budget);

    /// <summary>Where on the surface the marks are.</summary>
    public Box Area { get; private set; }

    /// <summary>Begins with an area without marks.</summary>
    /// <param name="area">A part of a surface; not empty.</param>
    public void Begin(Box area)
    {
        Area = area;
        _words.Resize((int)(area.Width * area.Height)).Clear();
    }

    /// <summary>The marks of one row of the area.</summary>
    public Span<uint> Row(int y) => _words.Items.Slice((int)((y - Area.Top) * Area.Width), (int)Area.Width);

    /// <summary>Marks a piece of a row, as far as it is in the area.</summary>
    public void Mark(long left, long right, int y)
    {
        (left, right) = (Math.Max(left, Area.Left), Math.Min(right, Area.Right));
        if (left < right && y >= Area.Top && y < Area.Bottom)
        {
            Row(y)[(int)(left - Area.Left)..(int)(right - Area.Left)].Fill(uint.MaxValue);
        }
    }

    /// <summary>The marks as pixels, valid until the next beginning.</summary>
    public PixelView View(PixelKind kind) => new(_words.Items, (int)Area.Width, (int)Area.Height, (int)Area.Width, kind);

    public void Dispose() => _words.Dispose();
}
