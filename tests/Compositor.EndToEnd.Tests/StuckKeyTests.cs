using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.EndToEnd.Tests;

/// <summary>
/// A key that is really held on a keyboard while its machine is killed, comes back, or the focus moves on: it is held in nobody who
/// cannot be told of its release, and its release lets go of it.
/// </summary>
public sealed class StuckKeyTests
{
    [Fact]
    public async Task A_held_key_is_forgotten_with_its_machine_and_released_where_it_was_pressed()
    {
        var binary = QemuBinary.Require("system", Guest.Grub);
        using var workspace = new Workspace();
        await using var x = await XServer.StartAsync(1600, 500);
        await using var alpha = await Qemu.StartAsync(workspace, "alpha", binary, Guest.Grub);
        await using var beta = await Qemu.StartAsync(workspace, "beta", binary, Guest.Grub);
        await using var wall = await CompositorProcess.StartAsync(
            workspace, Configurations.Machines(alpha, beta), ["--output", "sdl", "--size", "1440x424"], x.Environment);
        await x.FindWindowAsync();
        await wall.WaitForStateAsync("alpha", "live");
        await wall.WaitForStateAsync("beta", "live");

        await wall.ControlAsync(new { verb = "focus", name = "alpha" });
        await x.XdoAsync("keydown", "a");
        await HeldAsync(wall, 1);
        await alpha.KillAsync();
        await wall.WaitForStateAsync("alpha", "away");
        await HeldAsync(wall, 0);

        await alpha.RestartAsync();
        await wall.WaitForStateAsync("alpha", "live");
        await HeldAsync(wall, 0);
        await x.XdoAsync("keyup", "a");

        await x.XdoAsync("keydown", "b");
        await HeldAsync(wall, 1);
        await wall.ControlAsync(new { verb = "focus", name = "beta" });
        await HeldAsync(wall, 1);
        await x.XdoAsync("keyup", "b");
        await HeldAsync(wall, 0);
        Assert.Equal(0, await wall.QuitAsync());
    }

    private static Task HeldAsync(CompositorProcess wall, int count) => Eventually.TrueAsync($"{count} keys are held", async () =>
        (await wall.ControlAsync(new { verb = "status" })).GetProperty("status").GetProperty("held-presses").GetInt32() == count);
}
