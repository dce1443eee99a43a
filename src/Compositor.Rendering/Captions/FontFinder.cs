using SkiaSharp;

namespace Compositor.Rendering;

/// <summary>
/// Finds a typeface without fontconfig, which a kiosk may not have: well-known files first, then any font in the usual folders.
/// Where there is none the empty typeface is given, which draws nothing and never fails.
/// </summary>
internal static class FontFinder
{
    private static readonly string[] Preferred =
    [
        "DejaVuSans.ttf", "NotoSans-Regular.ttf", "LiberationSans-Regular.ttf", "Ubuntu-R.ttf", "Cantarell-VF.otf", "FreeSans.ttf", "FreeSans.otf",
    ];

    public static SKTypeface Find(IEnumerable<string> folders)
    {
        var files = folders.SelectMany(Fonts).ToList();
        var known = Preferred.SelectMany(name => files.Where(file => Path.GetFileName(file) == name));
        var others = files.Order(StringComparer.Ordinal);
        foreach (var file in known.Concat(others))
        {
            // Null for what is not a font after all.
            if (SKTypeface.FromFile(file) is { IsEmpty: false } typeface)
            {
                return typeface;
            }
        }

        return SKTypeface.Empty;
    }

    /// <summary>Where fonts are installed: for the system, for the machine, for the user.</summary>
    public static IEnumerable<string> UsualFolders()
    {
        yield return "/usr/share/fonts";
        yield return "/usr/local/share/fonts";
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (home.Length > 0)
        {
            yield return Path.Combine(home, ".local/share/fonts");
            yield return Path.Combine(home, ".fonts");
        }
    }

    private static IEnumerable<string> Fonts(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var everything = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 6 };
        return Directory.EnumerateFiles(folder, "*", everything)
            .Where(file => Path.GetExtension(file).ToLowerInvariant() is ".ttf" or ".otf" or ".ttc");
    }
}
