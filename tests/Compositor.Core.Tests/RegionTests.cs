using Compositor.Contracts;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Compositor.Core.Tests;

public sealed class RegionTests
{
    private static readonly Gen<Rect> SmallRects =
        from x in Gen.Choose(-5, 60)
        from y in Gen.Choose(-5, 60)
        from w in Gen.Choose(-2, 30)
        from h in Gen.Choose(-2, 30)
        select new Rect(x, y, w, h);

    [Fact]
    public void Covers_every_pixel_added_and_stays_small() =>
        Prop.ForAll(SmallRects.ListOf().ToArbitrary(), rects =>
        {
            var region = new Region();
            foreach (var rect in rects)
            {
                region.Add(rect);
            }

            return region.Rects.Length <= Region.Capacity && rects.All(rect => IsCovered(region, rect));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_rectangle_is_kept_exactly()
    {
        var region = new Region();
        region.Add(new Rect(3, 4, 5, 6));
        Assert.Equal([new Rect(3, 4, 5, 6)], region.Rects.ToArray());
    }

    [Fact]
    public void Far_corners_stay_apart()
    {
        var region = new Region();
        region.Add(new Rect(0, 0, 4, 4));
        region.Add(new Rect(100, 100, 4, 4));
        Assert.Equal(32, region.Area);
    }

    [Fact]
    public void Hostile_rectangles_are_cut_to_the_bounds()
    {
        var region = new Region();
        region.Add([new Rect(int.MinValue, int.MinValue, int.MaxValue, int.MaxValue), new Rect(-10, 5, int.MaxValue, 1), new Rect(0, 0, -1, 5)], new Rect(0, 0, 10, 10));
        Assert.Equal([new Rect(0, 5, 10, 1)], region.Rects.ToArray());
    }

    private static bool IsCovered(Region region, Rect rect)
    {
        for (var y = rect.Y; y < rect.Bottom; y++)
        {
            for (var x = rect.X; x < rect.Right; x++)
            {
                var covered = false;
                foreach (var own in region.Rects)
                {
                    covered |= own.Contains(new Point(x, y));
                }

                if (!covered)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
