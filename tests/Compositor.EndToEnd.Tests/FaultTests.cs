using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.EndToEnd.Tests;

/// <summary>Sources and policies that misbehave beside one that does not: they are named, and the wall goes on.</summary>
public sealed class FaultTests
{
    private static readonly string[] Options = ["--output", "headless", "--size", "960x600"];
    private static readonly string Healthy = Configurations.Testcard("healthy", "rate = 30\npattern = \"moving-box\"");

    /// <summary>Each fault, and what the compositor says of a source that has it; empty where it is as live as any.</summary>
    private static readonly (string Fault, string Reason)[] Faults =
    [
        ("end", "the testcard was told to end"),
        ("throw", "the testcard plugin failed: InvalidOperationException: the testcard was told to throw"),
        ("throw-late", ""),
        ("throw-on-input", ""),
        ("throw-in-dispose", ""),
        ("hang", ""),
        ("block", ""),
        ("wrong-size", "a buffer cannot be 0x0 pixels"),
        ("bad-stride", "stride 4 at offset 0 cannot hold rows of 640 XR24 pixels"),
        ("short-memory", "a buffer claims 1228800 bytes at offset 0, its memory has 4096"),
        ("bad-damage", ""),
    ];

    [Fact]
    public async Task A_source_with_a_fault_is_named_and_the_healthy_one_goes_on()
    {
        var faulty = string.Concat(Faults.Select(entry => Configurations.Testcard(entry.Fault, $"rate = 5\nfault = \"{entry.Fault}\"")));
        using var workspace = new Workspace();
        await using var wall = await CompositorProcess.StartAsync(workspace, Configurations.Start() + Healthy + faulty, Options);
        foreach (var (fault, reason) in Faults)
        {
            await wall.WaitForAsync(
                fault, $"says \"{reason}\"", now => reason.Length == 0 ? now.State == "live" : now.Reason.Contains(reason, StringComparison.Ordinal));
        }

        // Each attempt commits once: so it has been tried five times, and then five times more without a descriptor lost.
        await wall.WaitForAsync("end", "was tried again and again", now => now.Commits >= 5);
        var (descriptors, commits) = (wall.Descriptors, (await wall.SourceAsync("healthy")).Commits);
        await wall.WaitForAsync("end", "was tried again and again", now => now.Commits >= 10);
        await wall.WaitForAsync("healthy", "goes on", now => now.State == "live" && now.Commits > commits + 30);
        await Eventually.TrueAsync($"no more than {descriptors} descriptors", () => Task.FromResult(wall.Descriptors <= descriptors));
        Assert.True((await wall.OutputPictureAsync("faults.png")).HasContent);

        Assert.Equal(0, await wall.QuitAsync());
    }

    [Fact]
    public async Task Faulty_sources_can_be_removed_and_those_that_hang_are_left_behind()
    {
        var faulty = string.Concat(Faults.Select(entry => Configurations.Testcard(entry.Fault, $"rate = 5\nfault = \"{entry.Fault}\"")));
        using var workspace = new Workspace();
        await using var wall = await CompositorProcess.StartAsync(workspace, Configurations.Start() + Healthy + faulty, Options);
        await wall.WaitForStateAsync("hang", "live");
        await wall.WaitForStateAsync("block", "live");
        await wall.WaitForStateAsync("throw-late", "live");

        await wall.SaveAsync(Configurations.Start() + Healthy);
        await wall.WaitForLogAsync("source.hang: the testcard plugin did not return from RunAsync in 5 s and is left behind");
        await wall.WaitForLogAsync("source.throw-late: the testcard plugin failed");
        await wall.WaitForLogAsync("source.throw-in-dispose: the testcard plugin failed in DisposeAsync");
        Assert.Equal(["healthy"], (await wall.SourcesAsync()).Keys);
        var commits = (await wall.SourceAsync("healthy")).Commits;
        await wall.WaitForAsync("healthy", "goes on", now => now.State == "live" && now.Commits > commits);
        Assert.Equal(0, await wall.QuitAsync());
    }

    [Fact]
    public async Task Input_for_a_source_that_throws_is_answered_and_the_wall_goes_on()
    {
        using var workspace = new Workspace();
        await using var wall = await CompositorProcess.StartAsync(
            workspace, Configurations.Start() + Healthy + Configurations.Testcard("bad", "fault = \"throw-on-input\""), Options);
        await wall.WaitForStateAsync("bad", "live");
        await wall.WaitForStateAsync("healthy", "live");

        var answer = await wall.AskAsync("""{"verb":"send-key","name":"bad","keys":["A"]}""");
        Assert.False(answer.GetProperty("ok").GetBoolean());
        await wall.ControlAsync(new { verb = "send-key", name = "healthy", keys = (string[])["A"] });
        await Eventually.TrueAsync("the key is at the healthy one", async () => (await wall.CardAsync("healthy")).Events == 2);
        Assert.Equal(0, await wall.QuitAsync());
    }

    [Theory]
    [InlineData("throwing", "layout throwing is replaced by the built-in grid: it threw InvalidOperationException: no layout today")]
    [InlineData("hanging", "layout hanging is replaced by the built-in grid: it did not answer within 2000 ms")]
    [InlineData("null", "layout null is replaced by the built-in grid: it threw ")]
    [InlineData("null-placement", "layout null-placement is replaced by the built-in grid: it threw InvalidOperationException: a placement is null")]
    public async Task A_bad_layout_is_replaced_by_the_built_in_grid(string layout, string message)
    {
        using var workspace = new Workspace();
        await using var wall = await StartWithBadPoliciesAsync(workspace, Configurations.Start(layout));

        await wall.WaitForLogAsync(message);
        await AssertBothShownAsync(wall);
        await wall.ControlAsync(new { verb = "layout", name = "single" });
        await wall.WaitForAsync("second", "is hidden", now => !now.IsShown);
        await wall.ControlAsync(new { verb = "layout", name = layout });
        await AssertBothShownAsync(wall);
        Assert.Equal(0, await wall.QuitAsync());
    }

    [Fact]
    public async Task A_hostile_layout_does_no_harm()
    {
        using var workspace = new Workspace();
        await using var wall = await StartWithBadPoliciesAsync(workspace, Configurations.Start("hostile"));
        await wall.WaitForStateAsync("healthy", "live");
        await wall.OutputPictureAsync();

        await wall.ControlAsync(new { verb = "layout", name = "grid" });
        await AssertBothShownAsync(wall);
        Assert.Equal(0, await wall.QuitAsync());
    }

    [Fact]
    public async Task A_broken_plugin_is_named_and_the_others_run()
    {
        using var workspace = new Workspace();
        await using var wall = await StartWithBadPoliciesAsync(workspace, Configurations.Start());

        await wall.WaitForLogAsync("plugin broken is left out: Broken.dll cannot be loaded");
        await AssertBothShownAsync(wall);
        Assert.Equal(0, await wall.QuitAsync());
    }

    private static Task<CompositorProcess> StartWithBadPoliciesAsync(Workspace workspace, string start) => CompositorProcess.StartAsync(
        workspace, start + Healthy + Configurations.Testcard("second", "rate = 0"), [.. Options, "--plugins", PluginDirectory.LayOut(workspace)]);

    private static async Task AssertBothShownAsync(CompositorProcess wall)
    {
        await wall.WaitForAsync("healthy", "is shown", now => now is { State: "live", IsShown: true });
        await wall.WaitForAsync("second", "is shown", now => now is { State: "live", IsShown: true });
        var commits = (await wall.SourceAsync("healthy")).Commits;
        await wall.WaitForAsync("healthy", "goes on", now => now.Commits > commits);
        Assert.True((await wall.OutputPictureAsync()).HasContent);
    }
}
