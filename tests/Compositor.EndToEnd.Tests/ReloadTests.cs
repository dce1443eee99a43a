using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.EndToEnd.Tests;

/// <summary>A saved configuration is taken over while the compositor runs.</summary>
public sealed class ReloadTests
{
    private static readonly string[] Options = ["--output", "headless", "--size", "640x400"];
    private static readonly string Kept = Configurations.Testcard("kept", "rate = 50\npattern = \"moving-box\"");

    [Fact]
    public async Task Sources_come_go_and_change_while_the_one_that_is_kept_goes_on()
    {
        using var workspace = new Workspace();
        await using var wall = await CompositorProcess.StartAsync(
            workspace,
            Configurations.Start() + Kept + Configurations.Testcard("changed", "rate = 50\nsize = \"64x48\"") + Configurations.Testcard("removed"),
            Options);
        await wall.WaitForAsync("kept", "has drawn for a while", now => now.Commits > 50);
        await wall.WaitForAsync("changed", "has drawn for a while", now => now.Commits > 50);
        var before = await wall.SourceAsync("kept");

        await wall.SaveAsync(Configurations.Start() + Configurations.Testcard("added") + Kept + Configurations.Testcard("changed", "rate = 0\nsize = \"96x64\""));
        await wall.WaitForAsync("changed", "has its new size", now => now is { State: "live", Width: 96 });
        await wall.WaitForStateAsync("added", "live");

        var sources = await wall.SourcesAsync();
        Assert.Equal(["added", "changed", "kept"], sources.Keys.Order());
        Assert.True(sources["changed"].Commits < 50, "the changed source is the old one");

        // A source that was started anew would count from nothing.
        Assert.True(sources["kept"].Commits >= before.Commits, $"{sources["kept"].Commits} commits after {before.Commits}");
        await wall.WaitForAsync("kept", "goes on", now => now.Commits > sources["kept"].Commits);
        Assert.Equal(0, await wall.QuitAsync());
    }

    [Fact]
    public async Task A_change_with_a_mistake_is_refused_with_its_place_and_a_right_one_is_taken_after_it()
    {
        using var workspace = new Workspace();
        await using var wall = await CompositorProcess.StartAsync(workspace, Configurations.Start() + Kept, Options);
        await wall.WaitForStateAsync("kept", "live");
        var before = await wall.SourceAsync("kept");
        var text = Configurations.Start() + Kept + "[[source]]\nname = \"new\"\nkind = \"testcrad\"\n";
        var line = text.Split('\n').Index().First(entry => entry.Item.Contains("testcrad", StringComparison.Ordinal)).Index + 1;

        await wall.SaveAsync(text);
        await wall.WaitForLogAsync($"compositor.toml:{line}:8: unknown kind \"testcrad\"; did you mean \"testcard\"?");
        await wall.WaitForLogAsync("the changed configuration is refused");
        await wall.WaitForAsync("kept", "goes on", now => now.Commits > before.Commits);
        Assert.Equal(["kept"], (await wall.SourcesAsync()).Keys);

        await wall.SaveAsync(text.Replace("testcrad", "testcard", StringComparison.Ordinal));
        await wall.WaitForStateAsync("new", "live");
        Assert.True((await wall.SourceAsync("kept")).Commits >= before.Commits);
        Assert.Equal(0, await wall.QuitAsync());
    }

    [Fact]
    public async Task Layout_and_labels_change_at_once_and_what_needs_a_restart_is_named()
    {
        var cards = Configurations.Testcard("one", "rate = 0\nsize = \"640x400\"") + Configurations.Testcard("two", "rate = 0");
        using var workspace = new Workspace();
        await using var wall = await CompositorProcess.StartAsync(workspace, Configurations.Start() + cards, Options);
        await wall.WaitForStateAsync("one", "live");
        await wall.WaitForAsync("two", "is shown", now => now is { State: "live", IsShown: true });

        await wall.SaveAsync(Configurations.Start("single", "labels = false\nsize = \"800x600\"\nrenderer = \"cpu\"\nrefresh = 30") + cards);

        await wall.WaitForAsync("two", "is hidden", now => !now.IsShown);
        Assert.Equal("single", (await wall.StatusAsync()).GetProperty("layout").GetString());
        var own = await wall.SourcePictureAsync("one");
        Assert.Equal(0, own.DifferencesTo(await wall.OutputPictureAsync()));

        // The size is that of the command line, before and after.
        await wall.WaitForLogAsync("changed in [shell], and in force after a restart only: renderer, refresh");
        Assert.Equal(0, await wall.QuitAsync());
    }

    [Fact]
    public async Task A_file_that_is_gone_for_a_while_changes_nothing()
    {
        using var workspace = new Workspace();
        await using var wall = await CompositorProcess.StartAsync(workspace, Configurations.Start() + Kept, Options);
        await wall.WaitForAsync("kept", "has drawn", now => now.Commits > 10);
        File.Delete(workspace["compositor.toml"]);
        await wall.WaitForAsync("kept", "goes on", now => now.Commits > 30);

        await wall.SaveAsync(Configurations.Start() + Kept + Configurations.Testcard("added"));

        await wall.WaitForStateAsync("added", "live");
        Assert.True((await wall.SourceAsync("kept")).Commits > 30);
        Assert.Equal(0, await wall.QuitAsync());
    }
}
