using Compositor.Plugins.Remote;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Remote.Tests.Updates;

public sealed class LinkMeterTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly LinkMeter _meter;

    public LinkMeterTests() => _meter = new LinkMeter(_time);

    [Theory]
    [InlineData(1000, LinkSpeed.Fast)]
    [InlineData(100, LinkSpeed.Middle)]
    [InlineData(10, LinkSpeed.Slow)]
    [InlineData(1, LinkSpeed.Narrow)]
    public void Speed_is_that_of_the_midst_of_updates(double megabits, object expected)
    {
        for (var i = 0; i < 4; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            Update(100_000, megabits);
        }

        Assert.Equal(expected, _meter.Speed);
    }

    [Fact]
    public void Small_updates_say_nothing()
    {
        Update(1000, 0.01);
        Assert.Equal(LinkSpeed.Fast, _meter.Speed);
    }

    [Fact]
    public void A_link_on_a_border_does_not_go_to_and_fro()
    {
        Assert.True(Update(100_000, 100));
        for (var i = 0; i < 20; i++)
        {
            Assert.False(Update(100_000, i % 2 == 0 ? 170 : 240));
        }

        while (!Update(100_000, 900))
        {
        }

        Assert.Equal(LinkSpeed.Fast, _meter.Speed);
    }

    private bool Update(int bytes, double megabits)
    {
        _meter.Begin();
        _meter.Wait();
        _time.Advance(TimeSpan.FromSeconds(bytes * 8 / (megabits * 1e6)));
        _meter.Receive(bytes);
        return _meter.End();
    }
}
