using Compositor.Contracts;
using Compositor.Plugins.Layouts;
using Xunit;

namespace Compositor.Policies.Tests;

public sealed class SingleAndMainStackTests
{
    private static readonly Size Vga = new(640, 480);
    private static readonly Size Output = new(1000, 600);

    private readonly Registered _plugin = new(new LayoutsPlugin());

    [Theory]
    [InlineData(-1, "vm0")]
    [InlineData(0, "vm0")]
    [InlineData(2, "vm2")]
    public void SingleShowsTheFocusedSurfaceOrTheFirst(int focus, string shown)
    {
        var placement = Assert.Single(_plugin.Layout("single").Arrange(LayoutCase.Make(Output, [Vga, Vga, Vga], focus, 20)));

        Assert.Equal(new Placement(new SurfaceId(shown, 0), new Rect(Output), FitMode.Contain, Label: false), placement);
    }

    [Fact]
    public void MainStackPutsTheFocusedSurfaceLeftAndKeepsTheOrderOfTheOthers()
    {
        var placements = _plugin.Layout("main-stack").Arrange(LayoutCase.Make(Output, [Vga, Vga, Vga], focus: 1));

        Assert.Equal(["vm1", "vm0", "vm2"], placements.Select(p => p.Surface.Source));
        Assert.Equal([new(0, 0, 700, 600), new(700, 0, 300, 300), new(700, 300, 300, 300)], placements.Select(p => p.Area));
    }

    [Fact]
    public void MainStackTakesTheRatio()
    {
        var placements = _plugin.Layout("main-stack", ("ratio", 0.25)).Arrange(LayoutCase.Make(Output, [Vga, Vga]));

        Assert.Equal(250, placements[0].Area.Width);
    }

    [Fact]
    public void MainStackGivesALoneSurfaceEverything() =>
        Assert.Equal(new Rect(Output), Assert.Single(_plugin.Layout("main-stack").Arrange(LayoutCase.Make(Output, [Vga]))).Area);
}
