using Compositor.Contracts;
using Compositor.Plugins.Layouts;
using Xunit;

namespace Compositor.Policies.Tests;

/// <summary>A grid whose rows and columns stay.</summary>
public sealed class RasterTests
{
    private static readonly Size Vga = new(640, 480);
    private static readonly Size Output = new(1200, 600);

    private readonly Registered _plugin = new(new LayoutsPlugin());

    [Fact]
    public void Columns_stay_when_there_is_less_to_show() =>
        Assert.Equal([new(0, 0, 400, 600), new(400, 0, 400, 600)], Areas(2, ("columns", 3L)));

    [Fact]
    public void Rows_stay_when_there_is_less_to_show() => Assert.Equal([new(0, 0, 1200, 300)], Areas(1, ("rows", 2L)));

    [Fact]
    public void What_has_no_cell_gets_further_rows() =>
        Assert.Equal(
            [new(0, 0, 600, 200), new(600, 0, 600, 200), new(0, 200, 600, 200), new(600, 200, 600, 200), new(0, 400, 600, 200)],
            Areas(5, ("rows", 2L), ("columns", 2L)));

    [Fact]
    public void Weights_divide() => Assert.Equal(
        [new(0, 0, 800, 400), new(800, 0, 400, 400), new(0, 400, 800, 200), new(800, 400, 400, 200)],
        Areas(4, ("column-weights", new[] { "2", "1" }), ("row-weights", new[] { "1", "0.5" })));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("two")]
    [InlineData("1e3")]
    public void What_is_no_weight_is_said(string weight) =>
        Assert.Contains("is no weight", Assert.Throws<SettingException>(() => Areas(1, ("row-weights", new[] { weight }))).Message, StringComparison.Ordinal);

    [Fact]
    public void All_are_shown_inside_and_apart_whatever_the_raster() => Properties.Hold(LayoutCase.Generator, input =>
    {
        var areas = _plugin.Layout("grid", ("rows", 2L), ("columns", 3L), ("gap", 4L)).Arrange(input).Select(placement => placement.Area).ToArray();
        Assert.Equal(input.Surfaces.Count, areas.Length);
        for (var i = 0; i < areas.Length; i++)
        {
            Assert.True(new Rect(input.Output.Size).Contains(areas[i]));
            Assert.All(areas[(i + 1)..], other => Assert.True(areas[i].Intersect(other).IsEmpty));
        }
    });

    private IEnumerable<Rect> Areas(int surfaces, params (string Key, object Value)[] settings) =>
        _plugin.Layout("grid", settings).Arrange(LayoutCase.Make(Output, [.. Enumerable.Repeat(Vga, surfaces)])).Select(placement => placement.Area);
}
