using Compositor.Contracts;
using Compositor.Plugins.Layouts;
using Xunit;

namespace Compositor.Policies.Tests;

/// <summary>What holds for every layout and every input.</summary>
public sealed class LayoutPropertyTests
{
    private readonly Registered _plugin = new(new LayoutsPlugin());

    public static TheoryData<string> Names => ["single", "grid", "main-stack"];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryAreaLiesInsideTheOutputAndHasPixels(string name)
    {
        var layout = _plugin.Layout(name);
        Properties.Hold(LayoutCase.Generator, input =>
        {
            foreach (var placement in layout.Arrange(input))
            {
                Assert.True(new Rect(input.Output.Size).Contains(placement.Area), $"{placement.Area}");
                Assert.False(placement.Area.IsEmpty);
            }
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NoTwoAreasOverlap(string name)
    {
        var layout = _plugin.Layout(name);
        Properties.Hold(LayoutCase.Generator, input =>
        {
            var areas = layout.Arrange(input).Select(placement => placement.Area).ToArray();
            for (var i = 0; i < areas.Length; i++)
            {
                Assert.All(areas[(i + 1)..], other => Assert.True(areas[i].Intersect(other).IsEmpty));
            }
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheOutputIsUsedUp(string name)
    {
        var layout = _plugin.Layout(name);
        Properties.Hold(LayoutCase.Generator, input =>
            Assert.Equal(input.Output.Size.Area, layout.Arrange(input).Sum(placement => placement.Area.Area)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EqualInputGivesEqualResultWhateverWasAskedBefore(string name)
    {
        var layout = _plugin.Layout(name);
        Properties.Hold(LayoutCase.Generator, input =>
        {
            var first = layout.Arrange(input);
            layout.Arrange(LayoutCase.Make(new Size(100, 100), [new Size(5, 5)]));
            Assert.Equal(first, layout.Arrange(input with { Surfaces = [.. input.Surfaces] }));
            Assert.Equal(first, _plugin.Layout(name).Arrange(input));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EverySurfaceIsPlacedAtMostOnceAndIsOneOfTheInput(string name)
    {
        var layout = _plugin.Layout(name);
        Properties.Hold(LayoutCase.Generator, input =>
        {
            var placed = layout.Arrange(input).Select(placement => placement.Surface).ToArray();
            Assert.Equal(placed.Distinct(), placed);
            Assert.Subset(input.Surfaces.Select(surface => surface.Id).ToHashSet(), placed.ToHashSet());
        });
    }

    [Theory]
    [InlineData("grid")]
    [InlineData("main-stack")]
    public void EverySurfaceIsShown(string name)
    {
        var layout = _plugin.Layout(name);
        Properties.Hold(LayoutCase.Generator, input => Assert.Equal(input.Surfaces.Count, layout.Arrange(input).Count));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NothingToShowOrNowhereToShowItGivesNothing(string name)
    {
        var layout = _plugin.Layout(name);
        Assert.Empty(layout.Arrange(LayoutCase.Make(new Size(640, 480), [])));
        Assert.Empty(layout.Arrange(LayoutCase.Make(new Size(0, 480), [new Size(640, 480)])));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AnOutputOfOnePixelIsSurvived(string name) =>
        Assert.NotEmpty(_plugin.Layout(name).Arrange(LayoutCase.Make(new Size(1, 1), [new Size(640, 480), new Size(640, 480)], label: 20)));
}
