using System.Globalization;

namespace Compositor.Plugins.Layouts;

/// <summary>Pixels, or a share of an output.</summary>
/// <param name="Value">Pixels; with <paramref name="IsShare"/> hundredths of the output's side.</param>
/// <param name="IsShare">True for "50%".</param>
internal readonly record struct Length(double Value, bool IsShare)
{
    private const double MostPixels = 65536;

    /// <summary>Pixels on a side of so many.</summary>
    public int On(int side) => (int)Math.Round(IsShare ? Value / 100 * side : Value);

    /// <summary>Reads "640" or "33.3%".</summary>
    /// <returns>Null where it is neither, negative, or beyond any output.</returns>
    public static Length? Parse(string text)
    {
        var isShare = text.EndsWith('%');
        return double.TryParse(isShare ? text[..^1] : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value <= (isShare ? 100 : MostPixels)
            ? new Length(value, isShare)
            : null;
    }
}
