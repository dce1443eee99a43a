using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>Where a surface's picture comes to lie in the content of its view.</summary>
internal static class PictureFit
{
    public static Rect Place(Rect content, Size surface, FitMode fit) => fit switch
    {
        _ when content.IsEmpty || surface.IsEmpty => default,
        FitMode.Contain => content.Fit(surface),
        FitMode.Stretch => content,
        FitMode.OneToOne => new Rect(
            content.X + ((content.Width - surface.Width) / 2),
            content.Y + ((content.Height - surface.Height) / 2),
            surface.Width,
            surface.Height),
        _ => throw new ArgumentOutOfRangeException(nameof(fit), fit, null),
    };
}
