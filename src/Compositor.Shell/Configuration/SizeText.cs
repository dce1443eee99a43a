using System.Globalization;
using Compositor.Contracts;

namespace Compositor.Shell.Configuration;

/// <summary>Sizes as people write them: "1280x800".</summary>
internal static class SizeText
{
    public const int MinimumSide = 16;

    /// <summary>Each side 16 to the largest that a buffer can have.</summary>
    public static bool TryParse(string text, out Size size)
    {
        size = default;
        var parts = text.Split('x');
        if (parts.Length != 2 || !TryParseSide(parts[0], out var width) || !TryParseSide(parts[1], out var height))
        {
            return false;
        }

        size = new Size(width, height);
        return true;
    }

    private static bool TryParseSide(string text, out int side) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out side) && side is >= MinimumSide and <= SurfaceBuffer.MaximumSide;
}
