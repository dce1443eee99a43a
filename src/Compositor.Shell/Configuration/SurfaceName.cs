using System.Globalization;
using Compositor.Contracts;

namespace Compositor.Shell.Configuration;

/// <summary>Names of surfaces as people write them: "alpha", or "alpha:1" for its second head.</summary>
internal static class SurfaceName
{
    public const int MaximumHead = 15;

    public static bool TryParse(string text, out SurfaceId surface)
    {
        var parts = text.Split(':');
        var head = 0;
        var isName = parts[0].Length > 0
            && (parts.Length == 1
                || (parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out head) && head <= MaximumHead));
        surface = isName ? new SurfaceId(parts[0], head) : default;
        return isName;
    }
}
