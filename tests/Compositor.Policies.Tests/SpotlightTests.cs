using Compositor.Contracts;
using Compositor.Plugins.Layouts;
using Xunit;

namespace Compositor.Policies.Tests;

/// <summary>One picture, and the others above it.</summary>
public sealed class SpotlightTests
{
    private static readonly Size Wide = new(1600, 900);
    private static readonly Size Output = new(1000, 600);

    private readonly Registered _plugin = new(new LayoutsPlugin());

    [Fact]
    public void The_focused_one_fills_the_output_and_lies_below_the_others()
    {
        var placements = _plugin.Layout("spotlight", ("margin", 10L)).Arrange(LayoutCase.Make(Output, [Wide, Wide, Wide], focus: 1));
        Assert.Equal(["vm1", "vm0", "vm2"], placements.Select(placement => placement.Surface.Source));
        Assert.Equal(new Rect(Output), placements[0].Area);

        // A fifth of the output has room for 200x112 of their shape; the lower right corner is where they begin.
        Assert.Equal([new(790, 348, 200, 112), new(790, 478, 200, 112)], placements.Skip(1).Select(placement => placement.Area));
    }

    [Theory]
    [InlineData("left", 10, 478)]
    [InlineData("right", 790, 478)]
    [InlineData("top", 790, 10)]
    [InlineData("bottom", 790, 478)]
    public void A_picture_in_the_picture_is_at_its_edge(string edge, int x, int y)
    {
        var placements = _plugin.Layout("spotlight", ("margin", 10L), ("edge", edge)).Arrange(LayoutCase.Make(Output, [Wide, Wide]));
        Assert.Equal(new Rect(x, y, 200, 112), placements[1].Area);
    }

    [Fact]
    public void All_are_shown_inside_and_the_small_ones_apart() => Properties.Hold(LayoutCase.Generator, input =>
    {
        var areas = _plugin.Layout("spotlight").Arrange(input).Select(placement => placement.Area).ToArray();
        Assert.Equal(input.Surfaces.Count, areas.Length);
        for (var i = 0; i < areas.Length; i++)
        {
            Assert.True(new Rect(input.Output.Size).Contains(areas[i]), $"{areas[i]}");
            Assert.False(areas[i].IsEmpty);
            Assert.All(i == 0 ? [] : areas[(i + 1)..], other => Assert.True(areas[i].Intersect(other).IsEmpty));
        }
    });
}
