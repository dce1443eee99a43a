using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Spice.Tests.Real;

/// <summary>Real servers start, and another client than ours shows what they say is on their screens.</summary>
public sealed class PeerTests
{
    [Theory]
    [InlineData("unix", "virtio-vga")]
    [InlineData("tcp", "qxl-vga")]
    public async Task Qemu_is_shown_by_another_client_as_its_screendump_says(string way, string card)
    {
        var guest = Guest.Grub.With(card);
        await using var qemu = way == "unix" ? await SpiceQemu.StartUnixAsync(guest) : await SpiceQemu.StartTcpAsync(guest);
        await using var oracle = await SpiceOracleProcess.StartAsync(qemu.Address, SpiceQemu.Password);
        await qemu.WaitForStillPictureAsync(HasBar);
        await qemu.FrozenAsync(async () =>
        {
            var screen = await qemu.PictureAsync();
            screen.SavePng(Workspace.Keep($"qemu-{way}-{card}.png", "spice"));
            await ShowsAsync(oracle, screen, $"{guest.Name} by {way}");
            return screen;
        });
    }

    [Fact]
    public async Task Qemu_by_tls_has_a_certificate_by_the_test_s_authority()
    {
        await using var qemu = await SpiceQemu.StartTlsAsync(Guest.Grub);
        await TlsTool.VerifyAsync(new Uri(qemu.Address).Port, qemu.Tls!);
    }

    [Theory]
    [InlineData("off")]
    [InlineData("auto_glz")]
    [InlineData("lz")]
    public async Task Xspice_is_shown_by_another_client_as_x_says(string compression)
    {
        await using var desktop = await Xspice.StartAsync(("SpiceImageCompression", compression));
        await using var oracle = await SpiceOracleProcess.StartAsync(desktop.Address, Xspice.Password);
        desktop.Start("xterm", "-geometry", "60x20+30+40", "-e", "seq 1000; cat");
        desktop.Start("xlogo", "-render", "-geometry", "220x180+560+30");
        desktop.Start("display", "-geometry", "+30+400", "-resize", "500%", "rose:");
        await desktop.RunAsync("x11perf", "-repeat", "1", "-time", "1", "-reps", "20", "-rect100", "-putimage100", "-scroll100", "-line100", "-copywinwin100");
        var screen = await desktop.WaitForStillPictureAsync(picture => picture.ShareOf(pixel => pixel != 0) > 0.15);
        screen.SavePng(Workspace.Keep($"xspice-{compression}.png", "spice"));
        await ShowsAsync(oracle, screen, $"the desktop, {compression}");
    }

    // GRUB's menu has a bar of 684x16 pixels; what the firmware says is less.
    private static bool HasBar(PixelGrid picture) => picture.ShareOf(pixel => pixel != 0) * picture.Width * picture.Height > 9000;

    private static async Task ShowsAsync(SpiceOracleProcess oracle, PixelGrid screen, string what)
    {
        var differences = -1;
        try
        {
            await Eventually.TrueAsync(what, async () => (differences = screen.DifferencesTo(await oracle.PictureAsync())) == 0, 10);
        }
        catch (TimeoutException)
        {
            (await oracle.PictureAsync()).SavePng(Workspace.Keep("other-client.png", "spice"));
            Assert.Fail($"{what}: {differences} pixels differ; see artifacts/spice/other-client.png");
        }
    }
}
