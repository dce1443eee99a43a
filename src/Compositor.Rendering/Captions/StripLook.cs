using Compositor.Contracts;
using Compositor.Core;
using SkiaSharp;

namespace Compositor.Rendering;

/// <summary>The strip over a held picture, which shows through: what happened, and since when.</summary>
internal static class StripLook
{
    public static void Paint(SKCanvas canvas, Size size, Caption caption, SKTypeface typeface)
    {
        canvas.Clear(Palette.Strip);
        var mark = Math.Max(2, Math.Min(size.Height / 14, 6));
        using (var trouble = new SKPaint { Color = Palette.Trouble })
        {
            canvas.DrawRect(0, 0, mark, size.Height, trouble);
        }

        var lines = 1 + caption.Detail.Count(c => c == '\n') + (caption.Detail.Length > 0 ? 1 : 0);
        var textSize = Math.Clamp(size.Height / (lines * 1.6f), 7, 26);
        var margin = mark + MathF.Round(Math.Min(textSize * 0.7f, size.Width / 10f));
        var room = size.Width - margin - (textSize * 0.5f);
        using var title = new Lettering(typeface, textSize, Palette.Strong);
        using var detail = new Lettering(typeface, textSize * 0.88f, Palette.BarText);

        var most = (int)((size.Height - title.LineHeight) / detail.LineHeight);
        var details = most > 0 ? TextLines.Wrap(caption.Detail, room, most, detail.Font) : [];
        var top = (size.Height - title.LineHeight - (details.Count * detail.LineHeight)) / 2;
        title.Write(canvas, TextLines.Fit(caption.Title, room, title.Font), margin, top);
        top += title.LineHeight;
        foreach (var line in details)
        {
            detail.Write(canvas, line, margin, top);
            top += detail.LineHeight;
        }
    }
}
