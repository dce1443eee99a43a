using Compositor.Contracts;
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

    /// <summary>A graphical system with a tablet: a click in its list of languages selects a row.</summary>
    [Fact]
    public async Task A_graphical_guest_is_shown_as_its_screendump_says_and_takes_a_click()
    {
        const double BootSeconds = 150;
        const ushort LeftButton = 0x110;

        // Within a row of the list, right of its words; a pointer may be drawn where it is.
        const int X = 600;
        const int Y = 330;
        await using var qemu = await SpiceQemu.StartUnixAsync(Guest.DebianInstaller);
        await using var source = new RunningSource(qemu.Address);

        // The list is white; the window around it, which is there long before, is not.
        await qemu.WaitForStillPictureAsync(picture => picture.Width >= 800 && picture.ShareOf(pixel => pixel == 0xffffff) > 0.3, BootSeconds);
        var before = await SameAsync(qemu, source, "installer");
        await source.UntilAsync(() => source.Input.PointerMode == PointerMode.Absolute, "the tablet");
        source.Input.PointerTo(new Point(X, Y));
        source.Input.Button(LeftButton, pressed: true);
        source.Input.Button(LeftButton, pressed: false);
        await qemu.WaitForStillPictureAsync(picture => picture.At(X + 100, Y) != before.At(X + 100, Y));
        var after = await SameAsync(qemu, source, "installer-row");
        Assert.NotEqual(before.At(X + 100, Y), after.At(X + 100, Y));
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
