using Compositor.Shell.Configuration;
using Xunit;

namespace Compositor.Shell.Tests.Configuration;

public sealed class ConfigurationDifferenceTests
{
    private const string Before =
        """
        [[source]]
        name = "kept"
        kind = "virgil"
        launch = ["-m", "128"]
        [[source]]
        name = "changed"
        kind = "virgil"
        vm = "one"
        [[source]]
        name = "removed"
        kind = "testcard"
        [layout.grid]
        gap = 1
        """;

    [Fact]
    public void NothingChangedIsEmpty() => Assert.True((Between(Before, Before + "\n# a comment")).IsEmpty);

    [Fact]
    public void SourcesAreSortedByWhatHappenedToThem()
    {
        var difference = Between(
            Before,
            """
            [[source]]
            name = "changed"
            kind = "virgil"
            vm = "two"
            [[source]]
            name = "added"
            kind = "testcard"
            [[source]]
            name = "kept"
            kind = "virgil"
            launch = ["-m", "128"]
            [layout.grid]
            gap = 1
            """);

        Assert.Equal("added", Assert.Single(difference.Added).Name);
        Assert.Equal("removed", Assert.Single(difference.Removed).Name);
        Assert.Equal("two", Assert.Single(difference.Changed).Settings.GetString("vm"));
        Assert.Equal("kept", Assert.Single(difference.Kept).Name);
        Assert.True(difference.OrderChanged);
        Assert.False(difference.LayoutChanged || difference.ShellChanged || difference.InputChanged || difference.BindingsChanged);
    }

    [Fact]
    public void AnotherClipboardPolicyDisturbsNoMachine()
    {
        var difference = Between(Before, Before.Replace("vm = \"one\"", "vm = \"one\"\nclipboard = \"both\"", StringComparison.Ordinal));

        Assert.Equal(3, difference.Kept.Count);
        Assert.True(difference.ClipboardChanged);
        Assert.False(difference.IsEmpty);
    }

    [Fact]
    public void AskingForSizesDisturbsNoMachine()
    {
        var difference = Between(Before, Before.Replace("vm = \"one\"", "vm = \"one\"\nresize = \"guest\"", StringComparison.Ordinal));

        Assert.Equal(3, difference.Kept.Count);
        Assert.True(difference.ResizingChanged);
        Assert.False(difference.IsEmpty);
    }

    [Theory]
    [InlineData("[shell]\nlabels = false", "shell")]
    [InlineData("[layout]\npolicy = \"single\"", "layout")]
    [InlineData("[layout.grid]\ngap = 2", "layout")]
    [InlineData("[input]\npolicy = \"follow-pointer\"", "input")]
    [InlineData("[bindings]\nF1 = \"quit\"", "bindings")]
    public void EachTableIsToldApart(string after, string changed)
    {
        var difference = Between(string.Empty, after);

        Assert.False(difference.IsEmpty);
        Assert.Equal(
            changed,
            string.Concat(
                difference.ShellChanged ? "shell" : null,
                difference.LayoutChanged ? "layout" : null,
                difference.InputChanged ? "input" : null,
                difference.BindingsChanged ? "bindings" : null));
    }

    private static ConfigurationDifference Between(string before, string after) =>
        ConfigurationDifference.Between(StubCatalogue.Check(before).Configuration!, StubCatalogue.Check(after).Configuration!);
}
