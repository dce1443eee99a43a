using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.EndToEnd.Tests;

/// <summary>Machines that take the sizes of their tiles, and machines that keep theirs.</summary>
public sealed class GuestSizeTests
{
    private static readonly string[] Options = ["--output", "headless", "--size", "1280x424"];

    [Fact]
    public async Task A_machine_has_the_size_of_its_tile_in_each_layout_and_the_other_one_keeps_its_own()
    {
        using var workspace = new Workspace();
        await using var wall = await CompositorProcess.StartAsync(
            workspace,
            Configurations.Start()
                + Configurations.Board("alpha", "400x300", "resizable = true\nresize = \"guest\"")
                + Configurations.Board("beta", "320x240", "resizable = true"),
            Options);

        await wall.WaitForAsync("alpha", "has the size of half the wall", now => now is { Width: 640, Height: 400 });
        await wall.ControlAsync(new { verb = "focus", name = "alpha" });
        await wall.ControlAsync(new { verb = "layout", name = "single" });
        await wall.WaitForAsync("alpha", "has the size of the wall", now => now is { Width: 1280, Height: 424 });
        Assert.True(await wall.SourceAsync("beta") is { Width: 320, Height: 240 });
    }

    [Fact]
    public async Task The_setting_is_in_force_at_once()
    {
        using var workspace = new Workspace();
        string Written(string resize) => Configurations.Start() + Configurations.Board("alpha", "400x300", $"resizable = true\nresize = \"{resize}\"");
        await using var wall = await CompositorProcess.StartAsync(workspace, Written("none"), Options);
        await wall.WaitForAsync("alpha", "is live", now => now is { Width: 400, Height: 300 });
        await wall.SaveAsync(Written("guest"));
        await wall.WaitForAsync("alpha", "has the size of the wall", now => now is { Width: 1280, Height: 400 });
    }
}
