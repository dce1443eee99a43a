using Compositor.Contracts;
using Compositor.Core;
using SkiaSharp;

namespace Compositor.Rendering;

/// <summary>The panel that stands where a picture would be: a name, below it why there is no picture and what happens next.</summary>
internal static class PanelLook
{
    public static void Paint(SKCanvas canvas, Size size, Caption caption, SKTypeface typeface)
    {
        canvas.Clear(Palette.Panel);
        using (var edge = new SKPaint { Color = Palette.PanelEdge, Style = SKPaintStyle.Stroke, StrokeWidth = 1 })
        {
            canvas.DrawRect(0.5f, 0.5f, size.Width - 1, size.Height - 1, edge);
        }

        var titleSize = Math.Clamp(Math.Min(size.Width / 20f, size.Height / 9f), 8, 44);
        using var title = new Lettering(typeface, titleSize, Palette.PanelText);
        using var detail = new Lettering(typeface, Math.Max(7, titleSize * 0.58f), Palette.Soft);
        var room = size.Width - (2 * Math.Max(3, size.Width / 16f));
        var height = size.Height - 4f;

        var titles = TextLines.Wrap(caption.Title, room, height >= 6 * title.LineHeight ? 2 : 1, title.Font);
        var gap = detail.LineHeight * 0.35f;
        var most = (int)((height - (titles.Count * title.LineHeight) - (2 * gap)) / detail.LineHeight);
        var details = most > 0 ? TextLines.Wrap(caption.Detail, room, Math.Min(most, 6), detail.Font) : [];
        var rule = details.Count > 0 ? gap * 2 : 0;

        var top = (size.Height - (titles.Count * title.LineHeight) - rule - (details.Count * detail.LineHeight)) / 2;
        foreach (var line in titles)
        {
            title.Write(canvas, line, size.Width / 2f, top, SKTextAlign.Center);
            top += title.LineHeight;
        }

        top += rule;
        foreach (var line in details)
        {
            detail.Write(canvas, line, size.Width / 2f, top, SKTextAlign.Center);
            top += detail.LineHeight;
        }
    }
}
