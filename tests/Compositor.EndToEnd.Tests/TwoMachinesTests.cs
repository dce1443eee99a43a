using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.EndToEnd.Tests;

/// <summary>Two real machines on one wall: what the guests draw is what the wall shows, and keys reach one of them only.</summary>
public sealed class TwoMachinesTests
{
    private const int LabelHeight = 24;
    private const int Width = 720;
    private const int Height = 400;

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
            workspace, Configurations.Machines(alpha, beta), ["--output", "headless", "--size", $"{2 * Width}x{Height + LabelHeight}"]);
        await wall.WaitForStateAsync("alpha", "live");
        await wall.WaitForStateAsync("beta", "live");
        await alpha.WaitForStillPictureAsync(IsMenu);
        await beta.WaitForStillPictureAsync(IsMenu);
        await AssertEqualAsync(wall, alpha, beta, $"two-machines-{which}-menu.png");
        var before = await beta.ScreendumpAsync();
        var menu = await alpha.ScreendumpAsync();

        await wall.ControlAsync(new { verb = "send-key", name = "alpha", keys = (string[])["c"] });
        await alpha.WaitForStillPictureAsync(picture => picture.DifferencesTo(menu) > 1000);
        await AssertEqualAsync(wall, alpha, beta, $"two-machines-{which}-key.png");
        Assert.True(before.DifferencesTo(await beta.ScreendumpAsync()) < 1000, "the key reached the other guest, too");
        Assert.Equal(0, await wall.QuitAsync());
    }

    private static bool IsMenu(PixelGrid picture) => picture is { Width: Width, Height: Height, HasContent: true };

    /// <summary>While the machines stand still, the wall catches up with each, and then its tiles are the machines' own pictures.</summary>
    private static Task<bool> AssertEqualAsync(CompositorProcess wall, Qemu alpha, Qemu beta, string keep) =>
        alpha.FrozenAsync(() => beta.FrozenAsync(async () =>
        {
            foreach (var (name, machine) in ((string, Qemu)[])[("alpha", alpha), ("beta", beta)])
            {
                var own = await machine.ScreendumpAsync();
                await Eventually.TrueAsync(
                    $"the picture of {name} equals its screendump", async () => own.DifferencesTo(await wall.SourcePictureAsync(name)) == 0);
            }

            var output = await wall.OutputPictureAsync(keep);
            Assert.Equal(0, (await alpha.ScreendumpAsync()).DifferencesTo(output.Cut(0, LabelHeight, Width, Height)));
            Assert.Equal(0, (await beta.ScreendumpAsync()).DifferencesTo(output.Cut(Width, LabelHeight, Width, Height)));
            return true;
        }));
}
