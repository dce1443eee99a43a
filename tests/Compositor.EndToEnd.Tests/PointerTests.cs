using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.EndToEnd.Tests;

/// <summary>A click in a graphical guest with a tablet lands where it was aimed, in that guest and in no other.</summary>
public sealed class PointerTests
{
    private const double BootSeconds = 150;

    // Within a row of the language list, right of its words.
    private const int X = 600;
    private const int Y = 330;

    [Fact]
    public async Task A_click_selects_a_row_in_one_guest_only()
    {
        var binary = QemuBinary.Require("system", Guest.DebianInstaller);
        QemuBinary.Require("system", Guest.Grub);
        using var workspace = new Workspace();
        await using var alpha = await Qemu.StartAsync(workspace, "alpha", binary, Guest.DebianInstaller);
        await using var beta = await Qemu.StartAsync(workspace, "beta", binary, Guest.Grub);
        await using var wall = await CompositorProcess.StartAsync(
            workspace, Configurations.Machines(alpha, beta), ["--output", "headless", "--size", "1600x900"]);
        await wall.WaitForStateAsync("alpha", "live");
        await wall.WaitForStateAsync("beta", "live");

        // The list is white; the window around it, which is there long before, is not.
        await alpha.WaitForStillPictureAsync(picture => picture.Width >= 800 && picture.ShareOf(pixel => pixel == 0xffffff) > 0.3, BootSeconds);
        await beta.WaitForStillPictureAsync(picture => picture.HasContent);
        var (before, other) = (await alpha.ScreendumpAsync(), await beta.ScreendumpAsync());

        await wall.ControlAsync(new { verb = "send-pointer", name = "alpha", x = X, y = Y, button = "left" });

        // The pointer itself may be drawn where it was clicked: look beside it.
        await Eventually.TrueAsync("the row is selected", async () => (await alpha.ScreendumpAsync()).At(X + 100, Y) != before.At(X + 100, Y));
        var selected = (await alpha.ScreendumpAsync()).At(X + 100, Y);
        await Eventually.TrueAsync("the wall shows it", async () => (await wall.SourcePictureAsync("alpha")).At(X + 100, Y) == selected);
        Assert.True(other.DifferencesTo(await beta.ScreendumpAsync()) < 1000, "the click reached the other guest, too");
        await wall.OutputPictureAsync("pointer.png");
        Assert.Equal(0, await wall.QuitAsync());
    }
}
