using Compositor.Contracts;
using Compositor.Plugins.Remote;
using Xunit;

namespace Compositor.Remote.Tests.Updates;

public sealed class OnlookersTests
{
    private static readonly Size Screen = new(1600, 900);

    [Theory]
    [InlineData(1600, 900, true, Attention.Work)]
    [InlineData(160, 90, true, Attention.Work)]
    [InlineData(1600, 900, false, Attention.Look)]
    [InlineData(800, 450, false, Attention.Look)]
    [InlineData(799, 450, false, Attention.Glance)]
    [InlineData(0, 0, false, Attention.None)]
    [InlineData(0, 0, true, Attention.None)]
    public void Size_and_focus_decide(int width, int height, bool isFocused, object expected) =>
        Assert.Equal(expected, Onlookers.Of([new ViewState(new Size(width, height), isFocused)], Screen));

    [Fact]
    public void Of_several_heads_the_one_that_is_looked_at_most_counts()
    {
        var (glance, work) = (new ViewState(new Size(100, 50), false), new ViewState(new Size(100, 50), true));
        Assert.Equal(Attention.Work, Onlookers.Of([glance, work], Screen));
        Assert.Equal(Attention.Glance, Onlookers.Of([default, glance], Screen));
        Assert.Equal(Attention.None, Onlookers.Of([default, default], Screen));
    }
}
