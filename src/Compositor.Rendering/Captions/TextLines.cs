using System.Text;
using SkiaSharp;

namespace Compositor.Rendering;

/// <summary>Breaks words into lines that fit, and ends with an ellipsis what does not.</summary>
internal static class TextLines
{
    private const string Ellipsis = "…";

    /// <summary>The text on one line, cut where it is too wide.</summary>
    public static string Fit(string text, float width, SKFont font)
    {
        text = Printable(text);
        if (font.MeasureText(text) <= width)
        {
            return text;
        }

        var room = width - font.MeasureText(Ellipsis);
        if (room <= 0)
        {
            return string.Empty;
        }

        var length = font.BreakText(text, room);
        return string.Concat(text.AsSpan(0, Whole(text, length)).TrimEnd(), Ellipsis);
    }

    /// <summary>The text on as many lines as it needs, but no more than allowed; line feeds are kept.</summary>
    public static List<string> Wrap(string text, float width, int most, SKFont font)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var rest = Printable(paragraph);
            while (rest.Length > 0 && lines.Count < most)
            {
                var length = lines.Count == most - 1 ? rest.Length : LineLength(rest, width, font);
                lines.Add(Fit(rest[..length].TrimEnd(), width, font));
                rest = rest[length..].TrimStart();
            }
        }

        return lines;
    }

    private static int LineLength(string text, float width, SKFont font)
    {
        if (font.MeasureText(text) <= width)
        {
            return text.Length;
        }

        var fits = Math.Max(1, Whole(text, font.BreakText(text, width)));
        var space = text.LastIndexOf(' ', Math.Min(fits, text.Length - 1));
        return space > 0 ? space : fits;
    }

    // Never cut between the halves of a surrogate pair.
    private static int Whole(string text, int length) =>
        length > 0 && length < text.Length && char.IsLowSurrogate(text[length]) ? length - 1 : length;

    // Names and reasons come from guests and networks: nothing of them may move the pen.
    private static string Printable(string text)
    {
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            clean.Append(char.IsControl(c) ? ' ' : c);
        }

        return clean.ToString();
    }
}
