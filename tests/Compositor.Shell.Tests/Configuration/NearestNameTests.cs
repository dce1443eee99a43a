using Compositor.Shell.Configuration;
using Xunit;

namespace Compositor.Shell.Tests.Configuration;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("a", "", 1)]
    [InlineData("grid", "gird", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("virgil", "virgl", 1)]
    public void DistanceCountsEdits(string from, string to, int distance)
    {
        Assert.Equal(distance, NearestName.Distance(from, to));
        Assert.Equal(distance, NearestName.Distance(to, from));
    }

    [Theory]
    [InlineData("FOCUS", "focus")]
    [InlineData("foc", "focus")]
    [InlineData("xyz", null)]
    [InlineData("", null)]
    public void OnlyNearNamesAreNear(string name, string? nearest) =>
        Assert.Equal(nearest, NearestName.Find(name, ["focus", "focus-next", "layout", "q"]));

    [Fact]
    public void AmongManyNamesNothingNearIsNothingSaid() =>
        Assert.Empty(NearestName.Suggestion("zzzzzz", Enumerable.Range(0, 20).Select(i => $"name{i}")));
}
