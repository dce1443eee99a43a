using Compositor.Contracts;
using Compositor.Plugins.Layouts;
using Xunit;

namespace Compositor.Policies.Tests;

/// <summary>Places that the configuration names.</summary>
public sealed class FixedTests
{
    private static readonly Size Vga = new(640, 480);
    private static readonly Size Output = new(1000, 601);

    private readonly Registered _plugin = new(new LayoutsPlugin());

    [Fact]
    public void Pixels_and_shares_back_to_front_with_fits()
    {
        var placements = Arrange("vm2 0 0 50% 100%", "vm0 50% 0 50% 50% cover", "vm1 10 20 30 40");
        Assert.Equal(["vm2", "vm0", "vm1"], placements.Select(placement => placement.Surface.Source));
        Assert.Equal([new(0, 0, 500, 601), new(500, 0, 500, 300), new(10, 20, 30, 40)], placements.Select(placement => placement.Area));
        Assert.Equal([FitMode.Contain, FitMode.Cover, FitMode.Contain], placements.Select(placement => placement.Fit));
    }

    [Fact]
    public void Shares_that_meet_leave_no_gap()
    {
        var placements = Arrange("vm0 0 0 33.3% 100%", "vm1 33.3% 0 33.3% 100%", "vm2 66.6% 0 33.4% 100%");
        Assert.Equal(placements[0].Area.Right, placements[1].Area.X);
        Assert.Equal(placements[1].Area.Right, placements[2].Area.X);
        Assert.Equal(1000, placements[2].Area.Right);
    }

    [Fact]
    public void What_is_outside_or_not_there_is_left_away() =>
        Assert.Equal(new Rect(900, 0, 100, 601), Assert.Single(Arrange("vm0 900 0 100% 100%", "vm1 2000 0 10 10", "nobody 0 0 10 10")).Area);

    [Theory]
    [InlineData("vm0 0 0 1", "is no place")]
    [InlineData("vm0 0 0 1 1 cover more", "is no place")]
    [InlineData("vm0 0 0 -5 10", "neither pixels nor a share")]
    [InlineData("vm0 0 0 101% 10", "neither pixels nor a share")]
    [InlineData("vm0 0 0 1000000 10", "neither pixels nor a share")]
    [InlineData("vm0 0 0 0 10", "has no pixels")]
    [InlineData("vm0 0 0 5 5 squeeze", "is none of contain, cover, stretch, one-to-one")]
    public void What_is_no_place_is_said(string place, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<SettingException>(() => Arrange(place)).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_places_for_one_too_many_and_none_are_said()
    {
        Assert.Contains("more than one place", Assert.Throws<SettingException>(() => Arrange("vm0 0 0 1 1", "vm0 1 1 1 1")).Message, StringComparison.Ordinal);
        Assert.Contains("256 are the most", Assert.Throws<SettingException>(() => Arrange([.. Enumerable.Range(0, 10_000).Select(i => $"v{i} 0 0 1 1")])).Message, StringComparison.Ordinal);
        Assert.Contains("no places", Assert.Throws<SettingException>(() => Arrange()).Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<Placement> Arrange(params string[] places) =>
        _plugin.Layout("fixed", ("places", places)).Arrange(LayoutCase.Make(Output, [Vga, Vga, Vga]));
}
