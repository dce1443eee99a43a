using Compositor.Contracts;
using Compositor.Core.Tests.Fakes;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Core.Tests;

public sealed class ViewTests
{
    private static readonly Surface Surface = new(new SurfaceId("alpha", 0), new RecordingObserver(), new FakeTimeProvider());

    [Fact]
    public void One_to_one_damage_is_exact()
    {
        var view = Create(new Size(100, 50), new Rect(10, 20, 100, 50));
        Assert.Equal(new Rect(13, 24, 5, 6), view.ToOutput(new Rect(3, 4, 5, 6)));
    }

    [Fact]
    public void Scaled_damage_covers_what_a_linear_filter_can_touch() =>
        Prop.ForAll(
            (from w in Gen.Choose(1, 300) from h in Gen.Choose(1, 300) from x in Gen.Choose(0, 99) from y in Gen.Choose(0, 49) select (w, h, x, y)).ToArbitrary(),
            t =>
            {
                var view = Create(new Size(100, 50), new Rect(7, 9, t.w, t.h));
                var touched = view.ToOutput(new Rect(t.x, t.y, 1, 1));

                // The centre of the source pixel, in output pixels.
                var x = 7 + (int)Math.Floor((t.x + 0.5) * t.w / 100);
                var y = 9 + (int)Math.Floor((t.y + 0.5) * t.h / 50);
                return touched.Contains(new Point(x, y));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Pointer_positions_stay_inside_the_surface() =>
        Prop.ForAll((from x in Gen.Choose(-50, 500) from y in Gen.Choose(-50, 500) select new Point(x, y)).ToArbitrary(), p =>
            new Rect(0, 0, 100, 50).Contains(Create(new Size(100, 50), new Rect(7, 9, 200, 133)).ToSurface(p))).QuickCheckThrowOnFailure();

    private static View Create(Size surface, Rect picture) =>
        new(Surface, new Rect(0, 0, 400, 400), new Rect(0, 0, 400, 400), surface, picture, false, []);
}
