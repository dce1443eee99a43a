using Compositor.Contracts;
using Compositor.Plugins.Layouts;
using FsCheck.Fluent;
using Xunit;

namespace Compositor.Policies.Tests;

public sealed class GridTests
{
    private static readonly Size Vga = new(640, 480);

    private readonly Registered _plugin = new(new LayoutsPlugin());

    [Fact]
    public void ACellOfSurfaceAndLabelShowsTheSurfaceOneToOne()
    {
        var placements = _plugin.Layout("grid").Arrange(LayoutCase.Make(new Size(1280, 1008), [Vga, Vga, Vga, Vga], label: 24));

        Assert.Equal([new(0, 0, 640, 504), new(640, 0, 640, 504), new(0, 504, 640, 504), new(640, 504, 640, 504)], placements.Select(p => p.Area));
        Assert.All(placements, placement => Assert.Equal(Vga, ContentOf(placement, 24).Fit(Vga).Size));
    }

    [Theory]
    [InlineData(1920, 1080, 2, 960, 1080)]
    [InlineData(1080, 1920, 2, 1080, 960)]
    [InlineData(1920, 1080, 4, 960, 540)]
    [InlineData(1920, 480, 3, 640, 480)]
    public void TheGridShowsTheSurfacesLargest(int width, int height, int count, int cellWidth, int cellHeight)
    {
        var placements = _plugin.Layout("grid").Arrange(LayoutCase.Make(new Size(width, height), [.. Enumerable.Repeat(Vga, count)]));

        Assert.All(placements, placement => Assert.Equal(new Size(cellWidth, cellHeight), placement.Area.Size));
    }

    [Fact]
    public void AShortLastRowHasWiderCells()
    {
        var placements = _plugin.Layout("grid").Arrange(LayoutCase.Make(new Size(1200, 900), [Vga, Vga, Vga]));

        Assert.Equal([new(0, 0, 600, 450), new(600, 0, 600, 450), new(0, 450, 1200, 450)], placements.Select(p => p.Area));
    }

    [Fact]
    public void AGapLiesBetweenTheCellsOnly()
    {
        var placements = _plugin.Layout("grid", ("gap", 10L)).Arrange(LayoutCase.Make(new Size(1290, 970), [Vga, Vga, Vga, Vga]));

        Assert.Equal([new(0, 0, 640, 480), new(650, 0, 640, 480), new(0, 490, 640, 480), new(650, 490, 640, 480)], placements.Select(p => p.Area));
    }

    [Fact]
    public void AGapTooLargeForTheOutputShrinks()
    {
        var placements = _plugin.Layout("grid", ("gap", 256L)).Arrange(LayoutCase.Make(new Size(20, 20), [.. Enumerable.Repeat(Vga, 9)]));

        Assert.All(placements, placement => Assert.False(placement.Area.IsEmpty));
    }

    [Fact]
    public void ALabelThatWouldHideTheSurfaceIsLeftOut()
    {
        var placements = _plugin.Layout("grid").Arrange(LayoutCase.Make(new Size(1000, 50), [Vga], label: 24));

        Assert.False(Assert.Single(placements).Label);
    }

    [Fact]
    public void FocusMovesNothing() => Properties.Hold(LayoutCase.Generator, input =>
        Assert.Equal(_plugin.Layout("grid").Arrange(input with { Focus = null }), _plugin.Layout("grid").Arrange(input)));

    /// <summary>Surfaces of one size: the order decides who gets which cell, never what the cells are.</summary>
    [Fact]
    public void ReorderingEqualSurfacesKeepsTheCells()
    {
        var layout = _plugin.Layout("grid");
        var generator = from input in LayoutCase.Generator
                        let equal = input with { Surfaces = [.. input.Surfaces.Select(surface => surface with { Size = Vga })] }
                        from order in Gen.Shuffle(equal.Surfaces.AsEnumerable())
                        select (equal, order);

        Properties.Hold(generator, sample =>
        {
            var before = layout.Arrange(sample.equal);
            var after = layout.Arrange(sample.equal with { Surfaces = sample.order });
            Assert.Equal(before.Select(p => p.Area), after.Select(p => p.Area));
            Assert.Equal(sample.order.Select(s => s.Id), after.Select(p => p.Surface));
        });
    }

    private static Rect ContentOf(Placement placement, int label) =>
        placement.Area with { Y = placement.Area.Y + label, Height = placement.Area.Height - label };
}
