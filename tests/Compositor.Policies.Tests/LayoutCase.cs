using Compositor.Contracts;
using FsCheck;
using FsCheck.Fluent;

namespace Compositor.Policies.Tests;

/// <summary>Random input of a layout: 1 to 12 surfaces of likely and odd sizes on outputs that have room for them.</summary>
internal static class LayoutCase
{
    private static readonly Size[] Sizes =
        [new(640, 480), new(720, 400), new(1024, 768), new(1280, 800), new(1920, 1080), new(3840, 2160), new(1080, 1920), new(1, 1), new(7, 16000)];

    public static Gen<LayoutInput> Generator { get; } =
        from width in Gen.Choose(64, 4096)
        from height in Gen.Choose(64, 4096)
        from count in Gen.Choose(1, 12)
        from sizes in Gen.ArrayOf(Gen.Elements(Sizes), count)
        from focus in Gen.Choose(-1, count - 1)
        from label in Gen.Choose(0, 40)
        select Make(new Size(width, height), sizes, focus, label);

    public static LayoutInput Make(Size output, IReadOnlyList<Size> sizes, int focus = -1, int label = 0) => new(
        new OutputDescription("test", output),
        [.. sizes.Select((size, i) => new SurfaceDescription(new SurfaceId($"vm{i}", 0), size, Live: true))],
        focus < 0 ? null : new SurfaceId($"vm{focus}", 0),
        label);
}
