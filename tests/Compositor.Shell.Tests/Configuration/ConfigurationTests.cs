using Compositor.Contracts;
using Compositor.Core;
using Compositor.Shell.Configuration;
using Compositor.Shell.Configuration.Sections;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Compositor.Shell.Tests.Configuration;

public sealed class ConfigurationTests
{
    [Fact]
    public void EverythingSaidIsRead()
    {
        var configuration = Read(
            """
            [shell]
            output = "headless"
            size = "800x600"
            renderer = "cpu"
            labels = false
            refresh = 30
            outputs = 2
            log = "debug"
            retry-initial = 0.5
            retry-maximum = 10

            [[source]]
            name = "alpha"
            kind = "testcard"
            rate = 5
            pattern = "full"

            [[source]]
            name = "beta_2"
            kind = "virgil"
            launch = ["-m", "128"]
            keep = true

            [layout]
            policy = "main-stack"
            [layout.main-stack]
            ratio = 0.5

            [input]
            policy = "follow-pointer"

            [bindings]
            "Super+1" = "focus alpha"
            "Super+2" = "focus beta_2:1"
            "Super+G" = "layout grid"
            "Print" = "screenshot shots/now.png"
            """);

        Assert.Equal(
            new ShellOptions
            {
                Output = OutputChoice.Headless,
                Size = new Size(800, 600),
                Renderer = RendererChoice.Cpu,
                Labels = false,
                Refresh = 30,
                Outputs = 2,
                Log = LogLevel.Debug,
                RetryInitial = TimeSpan.FromSeconds(0.5),
                RetryMaximum = TimeSpan.FromSeconds(10),
            },
            configuration.Shell);
        Assert.Equal(["alpha", "beta_2"], configuration.Sources.Select(source => source.Name));
        Assert.Equal(5.0, configuration.Sources[0].Settings.GetNumber("rate", 0));
        Assert.Equal(["-m", "128"], configuration.Sources[1].Settings.GetStrings("launch")!);
        Assert.True(configuration.Sources[1].Settings.GetBoolean("keep", false));
        Assert.Equal("/etc/c", configuration.Sources[1].Settings.Directory);
        Assert.Equal("main-stack", configuration.Layout.Policy);
        Assert.Equal(0.5, configuration.Layout.SettingsOf("main-stack").GetNumber("ratio", 0));
        Assert.False(configuration.Layout.SettingsOf("grid").Has("gap"));
        Assert.Equal("follow-pointer", configuration.Input.Policy);
        Assert.Equal(
            [
                new Binding(new Chord(KeyModifiers.Super, 2), new ShellAction.Focus(new SurfaceId("alpha", 0))),
                new Binding(new Chord(KeyModifiers.Super, 3), new ShellAction.Focus(new SurfaceId("beta_2", 1))),
                new Binding(new Chord(KeyModifiers.Super, 34), new ShellAction.Layout("grid")),
                new Binding(new Chord(KeyModifiers.None, 210), new ShellAction.Screenshot("/etc/c/shots/now.png")),
            ],
            configuration.Bindings);
    }

    [Fact]
    public void AnEmptyFileHasDefaults()
    {
        var configuration = Read(string.Empty);

        Assert.Equal(new ShellOptions(), configuration.Shell);
        Assert.Empty(configuration.Sources);
        Assert.Equal("grid", configuration.Layout.Policy);
        Assert.Equal("click-to-focus", configuration.Input.Policy);
        Assert.Equal(BindingSection.Defaults, configuration.Bindings);
    }

    [Fact]
    public void EmptyBindingsAreNoBindings() => Assert.Empty((Read("[bindings]")).Bindings);

    [Theory]
    [InlineData("layout.grid.gap = 4")]
    [InlineData("layout = { grid = { gap = 4 } }")]
    [InlineData("[layout]\ngrid.gap = 4")]
    [InlineData("[layout.grid]\ngap = 4")]
    public void TablesMayBeWrittenInAnyWay(string text) =>
        Assert.Equal(4, (Read(text)).Layout.SettingsOf("grid").GetInteger("gap", 0));

    [Fact]
    public void OutputsMayHaveLayoutsOfTheirOwn()
    {
        const string Text = "[layout]\npolicy = \"main-stack\"\n[layout.outputs]\n\"HDMI-A-1\" = \"grid\"\nDP-2 = \"main-stack\"\n";
        var layout = Read(Text).Layout;
        Assert.Equal("main-stack", layout.Policy);
        Assert.Equal(new Dictionary<string, string> { ["HDMI-A-1"] = "grid", ["DP-2"] = "main-stack" }, layout.Outputs);
        Assert.Equal(layout, Read(Text).Layout);
        Assert.NotEqual(layout, Read(Text.Replace("DP-2 = \"main-stack\"", "DP-2 = \"grid\"", StringComparison.Ordinal)).Layout);
        Assert.NotEqual(layout, Read("[layout]\npolicy = \"main-stack\"").Layout);
    }

    [Fact]
    public void SourcesMadeForTheCheckAreDisposed()
    {
        var made = new List<StubSource>();
        StubCatalogue.Check("[[source]]\nname = \"a\"\nkind = \"virgil\"", made: made);

        Assert.True(Assert.Single(made).IsDisposed);
    }

    private static ShellConfiguration Read(string text)
    {
        var result = StubCatalogue.Check(text, "/etc/c/compositor.toml");
        Assert.Empty(result.Errors);
        return result.Configuration!;
    }
}
