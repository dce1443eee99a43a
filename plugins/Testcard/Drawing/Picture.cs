using Compositor.Contracts;

namespace Compositor.Plugins.Testcard.Drawing;

/// <summary>What a pattern draws in: one 0xAARRGGBB value a pixel, premultiplied, whatever the format of the canvas.</summary>
internal sealed class Picture(Size size)
{
    private readonly uint[] _pixels = new uint[size.Area];

    public Size Size { get; } = size;

    public Rect Bounds { get; } = new(size);

    public Span<uint> Row(int y) => _pixels.AsSpan(y * Size.Width, Size.Width);

    /// <summary>What lies outside the picture is cut off.</summary>
    public void Fill(Rect area, uint colour)
    {
        area = area.Intersect(Bounds);
        for (var y = area.Y; y < area.Bottom; y++)
        {
            Row(y).Slice(area.X, area.Width).Fill(colour);
        }
    }
}
