using System.Globalization;
using Compositor.Contracts;

namespace Compositor.Plugins.Layouts;

/// <summary>A place of <see cref="FixedLayout"/>.</summary>
/// <param name="Surface">Whose it is.</param>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
/// <param name="Width">Of the place, label included.</param>
/// <param name="Height">As the width.</param>
/// <param name="Fit">How the picture fills it; null for what the layout says.</param>
internal sealed record FixedPlace(SurfaceId Surface, Length X, Length Y, Length Width, Length Height, FitMode? Fit)
{
    /// <summary>Its pixels. Both sides are rounded, so that places that meet in the configuration meet on the screen.</summary>
    public Rect On(Size output)
    {
        var (left, top) = (X.On(output.Width), Y.On(output.Height));
        return new Rect(left, top, Right(X, Width, output.Width) - left, Right(Y, Height, output.Height) - top);
    }

    /// <summary>Reads "alpha 0 0 50% 50%" or "alpha:1 0 0 640 480 cover".</summary>
    /// <exception cref="SettingException">It is not of that form.</exception>
    public static FixedPlace Parse(string text, string key)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is not (5 or 6))
        {
            throw new SettingException(key, $"\"{text}\" is no place: NAME X Y WIDTH HEIGHT, and perhaps a fit, as in \"alpha 0 0 50% 50%\"");
        }

        var lengths = words[1..5].Select(word => Length.Parse(word)
            ?? throw new SettingException(key, $"\"{word}\" in \"{text}\" is neither pixels nor a share of the output up to 100%")).ToArray();
        return lengths[2].Value == 0 || lengths[3].Value == 0
            ? throw new SettingException(key, $"\"{text}\" has no pixels")
            : new FixedPlace(SurfaceOf(words[0]), lengths[0], lengths[1], lengths[2], lengths[3], words.Length == 6 ? FitSetting.Parse(words[5], key) : null);
    }

    private static int Right(Length start, Length length, int side) => start.IsShare && length.IsShare
        ? new Length(start.Value + length.Value, true).On(side)
        : start.On(side) + Math.Max(1, length.On(side));

    // Names of sources may have colons of their own.
    private static SurfaceId SurfaceOf(string name) =>
        name.LastIndexOf(':') is > 0 and var colon && int.TryParse(name.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var head)
            ? new SurfaceId(name[..colon], head)
            : new SurfaceId(name, 0);
}
