using Compositor.Plugins.Spice;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Compositor.Spice.Tests.Canvas;

/// <summary>A region is what a picture of single pixels says, whatever boxes it is made of.</summary>
public sealed class RegionTests
{
    private const int Side = 20;

    // Also beyond the surface, the wrong way round, and beyond all numbers.
    private static readonly Gen<int> Edge = Gen.Frequency((12, Gen.Choose(-4, Side + 4)), (1, Gen.Elements(int.MinValue, int.MaxValue)));

    private static readonly Gen<Box> AnyBox = from left in Edge from top in Edge from right in Edge from bottom in Edge select new Box(left, top, right, bottom);

    [Fact]
    public void A_region_has_the_pixels_of_its_box_that_the_surface_and_the_clip_have() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(AnyBox.ToArbitrary(), AnyBox.ListOf().ToArbitrary(), AnyBox.ToArbitrary(), (box, clip, cut) =>
        {
            var budget = new MemoryBudget(1 << 20);
            using (var region = new Region(budget))
            {
                region.Set(box, new Box(0, 0, Side, Side), ClipOf(clip));
                Same(region, (x, y) => box.Contains(x, y) && (clip.Count == 0 || clip.Any(each => each.Contains(x, y))));
                region.Intersect(cut);
                Same(region, (x, y) => cut.Contains(x, y) && box.Contains(x, y) && (clip.Count == 0 || clip.Any(each => each.Contains(x, y))));
            }

            Assert.Equal(0, budget.Taken);
        }));

    // No clip at all where there are no boxes: an empty list is clipped to nothing, which other tests have.
    private static ClipList ClipOf(IList<Box> boxes)
    {
        var writer = new MessageWriter().U8(boxes.Count == 0 ? 0 : 1);
        if (boxes.Count > 0)
        {
            writer.U32((uint)boxes.Count);
        }

        foreach (var box in boxes)
        {
            writer.Box(box);
        }

        var reader = new BodyReader(writer.Take());
        return ClipList.Read(ref reader);
    }

    private static void Same(Region region, Func<int, int, bool> isInside)
    {
        var extents = default(Box?);
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                // Boxes do not overlap: a pixel is in one of them, or in none.
                var count = 0;
                foreach (var box in region.Boxes)
                {
                    count += box.Contains(x, y) ? 1 : 0;
                }

                Assert.Equal(isInside(x, y) ? 1 : 0, count);
                if (count > 0)
                {
                    var known = extents ?? new Box(x, y, x, y);
                    extents = new Box(Math.Min(known.Left, x), Math.Min(known.Top, y), Math.Max(known.Right, x + 1), Math.Max(known.Bottom, y + 1));
                }
            }
        }

        Assert.Equal(extents ?? default, region.IsEmpty ? default : region.Extents);
        Ordered(region.Boxes);
        for (var y = 0; y < Side; y++)
        {
            var first = region.BandAt(y);
            Assert.All(region.Boxes[..first].ToArray(), box => Assert.True(box.Bottom <= y));
            Assert.True(first == region.Boxes.Length || region.Boxes[first].Bottom > y);
        }
    }

    private static void Ordered(ReadOnlySpan<Box> boxes)
    {
        for (var i = 0; i < boxes.Length; i++)
        {
            Assert.False(boxes[i].IsEmpty);
            Assert.True(i == 0 || boxes[i - 1].Bottom <= boxes[i].Top || (boxes[i - 1].Top == boxes[i].Top && boxes[i - 1].Right <= boxes[i].Left));
        }
    }
}
