using Compositor.Contracts;
using Compositor.Core;
using SkiaSharp;

namespace Compositor.Rendering;

/// <summary>The bar above a picture: its name on the left, a remark on the right where there is room.</summary>
internal static class BarLook
{
    public static void Paint(SKCanvas canvas, Size size, Caption caption, SKTypeface typeface, bool focused)
    {
        canvas.Clear(focused ? Palette.FocusedBar : Palette.Bar);
        using (var edge = new SKPaint { Color = focused ? Palette.FocusedEdge : Palette.BarEdge })
        {
            var thickness = focused ? Math.Max(1, size.Height / 12) : 1;
            canvas.DrawRect(0, size.Height - thickness, size.Width, thickness, edge);
        }

        var textSize = Math.Clamp(size.Height * 0.52f, 7, 30);
        var margin = MathF.Round(Math.Min(size.Height * 0.45f, size.Width / 12f));
        var room = size.Width - (2 * margin);
        using var name = new Lettering(typeface, textSize, focused ? Palette.Strong : Palette.BarText);
        using var remark = new Lettering(typeface, textSize * 0.86f, focused ? Palette.Strong.WithAlpha(0xb0) : Palette.Soft);

        var title = TextLines.Fit(caption.Title, room, name.Font);
        name.Write(canvas, title, margin, (size.Height - name.LineHeight) / 2);

        // A remark that would have to be cut to a few letters says nothing.
        var left = room - name.Font.MeasureText(title) - (2 * margin);
        var detail = TextLines.Fit(caption.Detail, left, remark.Font);
        if (detail.Length == caption.Detail.Length || detail.Length > 8)
        {
            remark.Write(canvas, detail, size.Width - margin, (size.Height - remark.LineHeight) / 2, SKTextAlign.Right);
        }
    }
}
