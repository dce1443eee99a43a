namespace Compositor.Plugins.Spice;

/// <summary>Pixels to read, top row first. Valid until what they lie in is drawn into or decoded into again.</summary>
internal readonly ref struct PixelView
{
    private readonly ReadOnlySpan<uint> _pixels;

    /// <param name="pixels">At least pitch × (height - 1) + width words.</param>
    /// <param name="width">Pixels, from 1.</param>
    /// <param name="height">Rows, from 1.</param>
    /// <param name="pitch">Words from one row to the next.</param>
    /// <param name="kind">What the words mean.</param>
    public PixelView(ReadOnlySpan<uint> pixels, int width, int height, int pitch, PixelKind kind)
    {
        _pixels = pixels;
        (Width, Height, Pitch, Kind) = (width, height, pitch, kind);
    }

    public int Width { get; }

    public int Height { get; }

    public int Pitch { get; }

    public PixelKind Kind { get; }

    /// <summary>True when drawing to those pixels would change these.</summary>
    public bool Overlaps(ReadOnlySpan<uint> pixels) => _pixels.Overlaps(pixels);

    /// <summary>One row.</summary>
    public ReadOnlySpan<uint> Row(int y) => _pixels.Slice(y * Pitch, Width);
}
