using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Spice.Tests.Real;

/// <summary>The whole program with four SPICE servers of different kinds and a machine on D-Bus side by side.</summary>
public sealed class WallTests
{
    [Fact]
    public async Task Four_servers_and_a_machine_on_DBus_are_shown_and_take_keys()
    {
        using var workspace = new Workspace();
        await using var local = await SpiceQemu.StartUnixAsync(Guest.Memtest);
        await using var secure = await SpiceQemu.StartTlsAsync(Guest.Grub);
        await using var network = await SpiceQemu.StartTcpAsync(Guest.Grub.With("qxl-vga"));
        await using var desktop = await Xspice.StartAsync();
        desktop.Start("xterm", "-geometry", "60x20+30+40", "-e", "seq 1000; cat");
        desktop.Start("display", "-geometry", "+30+400", "-resize", "500%", "rose:");
        var configuration = $"""
            {Source("local", local.Address)}
            {Source("secure", secure.Address, SpiceQemu.Password)}
            ca = "{secure.Tls!.Authority}"
            {Source("network", network.Address, SpiceQemu.Password)}
            {Source("desktop", desktop.Address, Xspice.Password)}
            [[source]]
            name = "dbus"
            kind = "virgil"
            launch = ["-accel", "tcg", "-m", "64", "-nodefaults", "-device", "virtio-vga", "-cdrom", "{Guest.Grub.File}"]
            """;
        await using var compositor = await CompositorProcess.StartAsync(workspace, configuration, ["--output", "headless", "--size", "1920x1080"]);
        foreach (var qemu in new[] { secure, network })
        {
            await qemu.WaitForStillPictureAsync(HasBar);
        }

        await SameAsync(compositor, "local", local);
        await SameAsync(compositor, "secure", secure);
        await SameAsync(compositor, "network", network);
        var screen = await desktop.WaitForStillPictureAsync(picture => picture.ShareOf(pixel => pixel != 0) > 0.1);
        await EqualAsync(compositor, "desktop", screen);
        await Eventually.TrueAsync("the machine on D-Bus", async () => HasBar(await compositor.SourcePictureAsync("dbus")));
        await compositor.OutputPictureAsync("spice-wall.png");

        // One key, to one of two machines that show the same.
        await compositor.ControlAsync(new { verb = "send-key", name = "network", keys = (string[])["c"] });
        await network.WaitForStillPictureAsync(picture => !HasBar(picture));
        await SameAsync(compositor, "network", network);
        Assert.True(HasBar(await secure.PictureAsync()));
    }

    private static string Source(string name, string address, string? password = null) => $"""
        [[source]]
        name = "{name}"
        kind = "spice"
        address = "{address}"
        {(password is null ? "" : $"password = \"{password}\"")}
        """;

    // GRUB's menu has a bar of 684x16 pixels; what the firmware says, and the command line, is less.
    private static bool HasBar(PixelGrid picture) => picture.ShareOf(pixel => pixel != 0) * picture.Width * picture.Height > 9000;

    private static Task SameAsync(CompositorProcess compositor, string source, SpiceQemu qemu) => qemu.FrozenAsync(async () =>
    {
        await EqualAsync(compositor, source, await qemu.PictureAsync());
        return true;
    });

    private static Task EqualAsync(CompositorProcess compositor, string source, PixelGrid expected) => Eventually.TrueAsync($"{source} is shown as it says", async () =>
    {
        var seen = await compositor.SourcePictureAsync(source);
        return (seen.Width, seen.Height) == (expected.Width, expected.Height) && seen.DifferencesTo(expected) == 0;
    });
}
