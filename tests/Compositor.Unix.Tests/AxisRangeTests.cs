using Xunit;

namespace Compositor.Unix.Tests;

public sealed class AxisRangeTests
{
    [Theory]
    [InlineData(0, 32767, 0, 1280, 0)]
    [InlineData(0, 32767, 32767, 1280, 1279)]
    [InlineData(0, 32767, 16384, 1280, 639)]
    [InlineData(-100, 100, 0, 101, 50)]
    [InlineData(0, 32767, -5, 1280, 0)]
    [InlineData(0, 32767, 40000, 1280, 1279)]
    [InlineData(0, 0, 5, 1280, 0)]
    [InlineData(5, -5, 0, 1280, 0)]
    [InlineData(0, 10, 5, 0, 0)]
    [InlineData(int.MinValue, int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue - 1)]
    [InlineData(int.MinValue, int.MaxValue, int.MinValue, int.MaxValue, 0)]
    public void A_value_becomes_a_pixel_of_the_side(int minimum, int maximum, int value, int length, int pixel) =>
        Assert.Equal(pixel, new AxisRange(minimum, maximum).ToPixel(value, length));
}
