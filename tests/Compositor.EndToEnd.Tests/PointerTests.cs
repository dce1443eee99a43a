using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.EndToEnd.Tests;

/// <summary>A click in a graphical guest with a tablet lands where it was aimed, in that guest and in no other.</summary>
public sealed class PointerTests
{
    private const double BootSeconds = 150;

    /// <summary>A row of the language list as selected changes this much at least.</summary>
    private const int SelectedRow = 5000;

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

        // Graphical, and no longer the boot messages: the dialog is light.
        await alpha.WaitForStillPictureAsync(picture => picture.Width >= 800 && picture.ShareOf(pixel => (pixel & 0xff) > 0xc0) > 0.3, BootSeconds);
        await beta.WaitForStillPictureAsync(picture => picture.HasContent);
        var (before, other) = (await alpha.ScreendumpAsync(), await beta.ScreendumpAsync());

        await wall.ControlAsync(new { verb = "send-pointer", name = "alpha", x = 400, y = 330, button = "left" });

        await Eventually.TrueAsync("a row is selected", async () => before.DifferencesTo(await alpha.ScreendumpAsync()) > SelectedRow);
        Assert.True(other.DifferencesTo(await beta.ScreendumpAsync()) < 1000, "the click reached the other guest, too");
        await wall.OutputPictureAsync("pointer.png");
        Assert.Equal(0, await wall.QuitAsync());
    }
}
