using Compositor.Shell.Configuration;
using Compositor.Shell.Plugins;
using Xunit;

namespace Compositor.Shell.Tests.Configuration;

/// <summary>Layouts that cannot be are named with their places, by the layouts that the program comes with.</summary>
public sealed class LayoutErrorTests
{
    [Theory]
    [InlineData("[layout]\npolicy = \"fixed\"", "f:1:1: the layout fixed has no places: [layout.fixed] needs them")]
    [InlineData("[layout.fixed]\nplaces = [\"a 0 0 50%\"]", "f:2:1: \"a 0 0 50%\" is no place: NAME X Y WIDTH HEIGHT, and perhaps a fit, as in \"alpha 0 0 50% 50%\"")]
    [InlineData("[layout.fixed]\nplaces = [\"a -1 0 50% 50%\"]", "f:2:1: \"-1\" in \"a -1 0 50% 50%\" is neither pixels nor a share of the output up to 100%")]
    [InlineData("[layout.grid]\nrows = 2\nrow-weights = [\"1\"]", "f:3:1: row-weights says how many there are; leave rows away")]
    [InlineData("[layout.spotlight]\nedge = \"middle\"", "f:2:8: \"edge\" must be one of \"right\", \"left\", \"top\", \"bottom\", not \"middle\"")]
    public void A_mistake_is_named_with_its_place(string text, string expected)
    {
        var result = new ConfigurationLoader(PluginFolders.Load(Path.Combine(Places.Shell, "plugins"))).Check(new ConfigurationText("f", text, null));
        Assert.Equal(expected, Assert.Single(result.Errors).ToString());
    }
}
