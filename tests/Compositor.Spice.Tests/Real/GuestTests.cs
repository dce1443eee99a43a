using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Spice.Tests.Real;

/// <summary>Real guests and a real desktop: what is shown is what they say is on their screens, and keys get there.</summary>
public sealed class GuestTests
{
    private const ushort KeyC = 46;

    [Theory]
    [InlineData("unix", "virtio-vga")]
    [InlineData("unix", "qxl-vga")]
    [InlineData("tcp", "qxl-vga")]
    [InlineData("tls", "virtio-vga")]
    public async Task A_guest_is_shown_as_its_screendump_says_also_after_a_key(string way, string card)
    {
        var guest = Guest.Grub.With(card);
        await using var qemu = way switch
        {
            "unix" => await SpiceQemu.StartUnixAsync(guest),
            "tcp" => await SpiceQemu.StartTcpAsync(guest),
            _ => await SpiceQemu.StartTlsAsync(guest),
        };
        (string, object)[] settings = [("password", SpiceQemu.Password), .. qemu.Tls is { } tls ? [("ca", (object)tls.Authority)] : Array.Empty<(string, object)>()];
        await using var source = new RunningSource(qemu.Address, settings);
        await qemu.WaitForStillPictureAsync(HasBar);
        var menu = await SameAsync(qemu, source, $"{way}-{card}-menu");
        source.Input.Key(KeyC, pressed: true);
        source.Input.Key(KeyC, pressed: false);
        await qemu.WaitForStillPictureAsync(picture => !HasBar(picture));
        var line = await SameAsync(qemu, source, $"{way}-{card}-line");
        Assert.NotEqual(0, menu.DifferencesTo(line));
    }

    [Fact]
    public async Task A_guest_that_begins_anew_is_followed()
    {
        await using var qemu = await SpiceQemu.StartUnixAsync(Guest.Grub.With("qxl-vga"));
        await using var source = new RunningSource(qemu.Address);
        await qemu.WaitForStillPictureAsync(HasBar);
        await SameAsync(qemu, source, "before");
        await qemu.RestartAsync();
        await qemu.WaitForStillPictureAsync(HasBar);
        await SameAsync(qemu, source, "after");
    }

    [Theory]
    [InlineData("off")]
    [InlineData("auto_glz")]
    [InlineData("auto_lz")]
    [InlineData("quic")]
    [InlineData("glz")]
    [InlineData("lz")]
    [InlineData("lz4")]
    public async Task A_desktop_is_shown_as_X_says(string compression)
    {
        await using var desktop = await Xspice.StartAsync(("SpiceImageCompression", compression is "lz4" ? "off" : compression));
        await using var source = new RunningSource(desktop.Address, ("password", Xspice.Password), ("compression", compression.Replace('_', '-')));
        desktop.Start("xterm", "-geometry", "60x20+30+40", "-e", "seq 1000; cat");
        desktop.Start("xlogo", "-render", "-geometry", "220x180+560+30");
        desktop.Start("display", "-geometry", "+30+400", "-resize", "500%", "rose:");
        await desktop.RunAsync("x11perf", "-repeat", "1", "-time", "1", "-reps", "20", "-rect100", "-putimage100", "-scroll100", "-line100", "-copywinwin100");
        var screen = await desktop.WaitForStillPictureAsync(picture => picture.ShareOf(pixel => pixel != 0) > 0.15);
        screen.SavePng(Workspace.Keep($"desktop-{compression}.png", "spice"));
        await source.ShowsAsync(screen);
    }

    // GRUB's menu has a bar of 684x16 pixels; what the firmware says, and the command line, is less.
    internal static bool HasBar(PixelGrid picture) => picture.ShareOf(pixel => pixel != 0) * picture.Width * picture.Height > 9000;

    private static Task<PixelGrid> SameAsync(SpiceQemu qemu, RunningSource source, string name) => qemu.FrozenAsync(async () =>
    {
        var screen = await qemu.PictureAsync();
        screen.SavePng(Workspace.Keep($"guest-{name}.png", "spice"));
        await source.ShowsAsync(screen);
        return screen;
    });
}
