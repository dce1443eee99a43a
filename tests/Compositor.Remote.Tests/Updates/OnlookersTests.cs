using Compositor.Contracts;
using Compositor.Plugins.Remote;
using Xunit;

namespace Compositor.Remote.Tests.Updates;

public sealed class OnlookersTests
{
    private static readonly Size Screen = new(1600, 900);

    private readonly Onlookers _onlookers = new();

    [Theory]
    [InlineData(1600, 900, true, Attention.Work)]
    [InlineData(160, 90, true, Attention.Work)]
    [InlineData(1600, 900, false, Attention.Look)]
    [InlineData(800, 450, false, Attention.Look)]
    [InlineData(799, 450, false, Attention.Glance)]
    [InlineData(0, 0, false, Attention.None)]
    [InlineData(0, 0, true, Attention.None)]
    public void Size_and_focus_decide(int width, int height, bool isFocused, object expected) =>
        Assert.Equal(expected, _onlookers.Show(0, new ViewState(new Size(width, height), isFocused), Screen));

    [Fact]
    public void Of_several_heads_the_one_that_is_looked_at_most_counts()
    {
        Assert.Equal(Attention.Glance, _onlookers.Show(0, new ViewState(new Size(100, 50), false), Screen));
        Assert.Equal(Attention.Work, _onlookers.Show(1, new ViewState(new Size(100, 50), true), Screen));
        Assert.Equal(Attention.Work, _onlookers.Show(0, default, Screen));
        Assert.Equal(Attention.None, _onlookers.Show(1, default, Screen));
    }
}
