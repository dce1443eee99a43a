using Compositor.Contracts;
using Xunit;

namespace Compositor.Core.Tests;

public sealed class DamageHistoryTests
{
    private static readonly Rect Whole = new(0, 0, 100, 100);

    [Theory]
    [InlineData(0, 10000)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 10000)]
    public void Repaints_what_a_buffer_of_an_age_lacks(int age, long expected)
    {
        var history = new DamageHistory();
        foreach (var x in (ReadOnlySpan<int>)[0, 50])
        {
            var damage = new Region();
            damage.Add(new Rect(x, x, 1, 1));
            history.Push(damage);
        }

        var repaint = new Region();
        history.Collect(age, Whole, repaint);
        Assert.Equal(expected, repaint.Area);
    }
}
