using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>Where a surface's picture comes to lie in the content of its view.</summary>
internal static class PictureFit
{
    // Guests round the sizes that they are asked for down to their graphics cards' steps. A thin bar is better than a blurred picture.
    private const int Step = 8;

    public static Rect Place(Rect content, Size surface, FitMode fit) => fit switch
    {
        _ when content.IsEmpty || surface.IsEmpty => default,
        FitMode.Contain when IsNear(content, surface) => Centre(content, surface),
        FitMode.Contain => content.Fit(surface),
        FitMode.Stretch => content,
        FitMode.OneToOne => Centre(content, surface),
        FitMode.Cover => Centre(content, Covering(content.Size, surface)),
        _ => throw new ArgumentOutOfRangeException(nameof(fit), fit, null),
    };

    // Large pictures only: in a small one such a bar would be seen.
    private static bool IsNear(Rect content, Size surface) =>
        Math.Min(surface.Width, surface.Height) >= 20 * Step
        && content.Width - surface.Width is >= 0 and < Step
        && content.Height - surface.Height is >= 0 and < Step;

    // The smallest size of the surface's shape that leaves nothing of the area free.
    private static Size Covering(Size area, Size surface) => (long)surface.Width * area.Height < (long)area.Width * surface.Height
        ? new Size(area.Width, (int)((((long)surface.Height * area.Width) + surface.Width - 1) / surface.Width))
        : new Size((int)((((long)surface.Width * area.Height) + surface.Height - 1) / surface.Height), area.Height);

    private static Rect Centre(Rect content, Size surface) => new(
        content.X + ((content.Width - surface.Width) / 2),
        content.Y + ((content.Height - surface.Height) / 2),
        surface.Width,
        surface.Height);
}
