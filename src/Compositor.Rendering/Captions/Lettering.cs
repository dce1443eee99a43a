using SkiaSharp;

namespace Compositor.Rendering;

/// <summary>A font at one size and the pen to write with it; made for one caption and disposed after it.</summary>
internal sealed class Lettering : IDisposable
{
    private readonly SKPaint _paint;

    public Lettering(SKTypeface typeface, float size, SKColor colour)
    {
        Font = new SKFont(typeface, size) { Edging = SKFontEdging.Antialias, Subpixel = true, Hinting = SKFontHinting.Slight };
        _paint = new SKPaint { Color = colour, IsAntialias = true };
        Font.GetFontMetrics(out var metrics);
        LineHeight = MathF.Ceiling(size * 1.35f);
        Baseline = ((LineHeight - (metrics.Descent - metrics.Ascent)) / 2) - metrics.Ascent;
    }

    public SKFont Font { get; }

    public float LineHeight { get; }

    /// <summary>From the top of a line down to where letters stand.</summary>
    private float Baseline { get; }

    /// <summary>Writes one line.</summary>
    /// <param name="canvas">Where.</param>
    /// <param name="text">What; it is not checked to fit.</param>
    /// <param name="x">The edge or centre, as <paramref name="align"/> says.</param>
    /// <param name="top">The line's upper edge.</param>
    /// <param name="align">Which side of the text <paramref name="x"/> is.</param>
    public void Write(SKCanvas canvas, string text, float x, float top, SKTextAlign align = SKTextAlign.Left)
    {
        if (text.Length > 0)
        {
            canvas.DrawText(text, x, MathF.Round(top + Baseline), align, Font, _paint);
        }
    }

    public void Dispose()
    {
        Font.Dispose();
        _paint.Dispose();
    }
}
