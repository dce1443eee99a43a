using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.EndToEnd.Tests;

/// <summary>Two real machines on one wall: what the guests draw is what the wall shows, and keys reach one of them only.</summary>
public sealed class TwoMachinesTests
{
    private const int LabelHeight = 24;

    [Theory]
    [InlineData("system")]
    [InlineData("ten")]
    public async Task Tiles_equal_screendumps_and_a_key_changes_one_guest_only(string which)
    {
        var binary = QemuBinary.Require(which, Guest.Grub);
        using var workspace = new Workspace();
        await using var alpha = await Qemu.StartAsync(workspace, "alpha", binary, Guest.Grub);
        await using var beta = await Qemu.StartAsync(workspace, "beta", binary, Guest.Grub);
        await using var wall = await CompositorProcess.StartAsync(
            workspace, Configurations.Machines(alpha, beta), ["--output", "headless", "--size", $"1280x{480 + LabelHeight}"]);
        await wall.WaitForStateAsync("alpha", "live");
        await wall.WaitForStateAsync("beta", "live");
        await alpha.WaitForStillPictureAsync(IsMenu);
        await beta.WaitForStillPictureAsync(IsMenu);
        var before = await beta.ScreendumpAsync();
        await AssertEqualAsync(wall, alpha, beta, $"two-machines-{which}-menu.png");

        await wall.ControlAsync(new { verb = "send-key", name = "alpha", keys = (string[])["c"] });
        var menu = before;
        await alpha.WaitForStillPictureAsync(picture => picture.DifferencesTo(menu) > 100);
        await AssertEqualAsync(wall, alpha, beta, $"two-machines-{which}-key.png");
        Assert.Equal(0, before.DifferencesTo(await beta.ScreendumpAsync()));
        Assert.Equal(0, await wall.QuitAsync());
    }

    private static bool IsMenu(PixelGrid picture) => picture is { Width: 640, Height: 480, HasContent: true };

    /// <summary>Grub's picture stands still, so wall and screendump must become equal, and then are equal in the tile, too.</summary>
    private static async Task AssertEqualAsync(CompositorProcess wall, Qemu alpha, Qemu beta, string keep)
    {
        foreach (var (name, machine) in ((string, Qemu)[])[("alpha", alpha), ("beta", beta)])
        {
            await Eventually.TrueAsync($"the picture of {name} equals its screendump", async () =>
                (await machine.ScreendumpAsync()).DifferencesTo(await wall.SourcePictureAsync(name)) == 0);
        }

        var output = await wall.OutputPictureAsync(keep);
        Assert.Equal(0, (await alpha.ScreendumpAsync()).DifferencesTo(output.Cut(0, LabelHeight, 640, 480)));
        Assert.Equal(0, (await beta.ScreendumpAsync()).DifferencesTo(output.Cut(640, LabelHeight, 640, 480)));
    }
}
