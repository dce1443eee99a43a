using Xunit;

namespace Compositor.Unix.Tests;

public sealed class DrmConnectorTests
{
    [Theory]
    [InlineData(10, 2, "DP-2")]
    [InlineData(11, 1, "HDMI-A-1")]
    [InlineData(14, 1, "eDP-1")]
    [InlineData(15, 2, "Virtual-2")]
    [InlineData(20, 1, "USB-1")]
    [InlineData(21, 1, "Unknown-1")]
    [InlineData(uint.MaxValue, uint.MaxValue, "Unknown-4294967295")]
    public void Names_are_the_kernels(uint type, uint number, string name) => Assert.Equal(name, DrmConnector.NameOf(type, number));
}
