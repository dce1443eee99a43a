using Compositor.Contracts;
using Compositor.Core;

namespace Compositor.Rendering.Tests.Fakes;

/// <summary>Makes scenes of one output.</summary>
internal static class Scenes
{
    public const string Output = "test";

    public static OutputScene Of(Size size, params View[] views) => new(Output, size, views);

    public static Scene Wall(Size size, params View[] views) => new([Of(size, views)]);

    /// <summary>A view whose picture lies at <paramref name="picture"/> and owns <paramref name="area"/>, or as much as the picture.</summary>
    public static View View(Guest guest, Rect picture, Rect? area = null, bool dimmed = false, params Caption[] captions) =>
        new(guest.Surface, area ?? picture, area ?? picture, guest.Canvas.Size, picture, dimmed, captions);
}
