using Compositor.Contracts;
using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Remote.Tests.Real;

/// <summary>Real desktops and real guests: what is shown is what they say is on their screens, and keys get there.</summary>
public sealed class DesktopTests
{
    private const ushort KeyA = 30;
    private const ushort KeyC = 46;

    [Theory]
    [InlineData("raw")]
    [InlineData("rre")]
    [InlineData("hextile")]
    [InlineData("tight")]
    [InlineData("zrle")]
    [InlineData("auto")]
    public async Task A_desktop_is_shown_as_X_says_also_after_a_key(string encoding)
    {
        await using var server = await TigerVnc.StartAsync();
        await using var source = new RunningSource(server.Address, ("encoding", encoding));
        server.Desktop.Start("xterm", "-geometry", "60x20+30+40", "-e", "seq 1000; cat");
        server.Desktop.Start("xlogo", "-render", "-geometry", "220x180+560+30");
        server.Desktop.Start("display", "-geometry", "+30+400", "-resize", "500%", "rose:");
        await server.Desktop.RunAsync("x11perf", "-repeat", "1", "-time", "1", "-reps", "20", "-rect100", "-putimage100", "-scroll100", "-line100", "-copywinwin100");
        var before = await server.Desktop.WaitForStillPictureAsync(picture => picture.ShareOf(pixel => pixel != 0) > 0.15);
        before.SavePng(Workspace.Keep($"desktop-{encoding}.png", "remote"));
        await source.ShowsAsync(before);

        source.Input.PointerTo(new Point(100, 100));
        source.Input.Key(KeyA, pressed: true);
        source.Input.Key(KeyA, pressed: false);
        var after = await server.Desktop.WaitForStillPictureAsync(picture => picture.DifferencesTo(before) > 0);
        await source.ShowsAsync(after);
    }

    [Theory]
    [InlineData("raw")]
    [InlineData("rre")]
    [InlineData("hextile")]
    [InlineData("zlib")]
    [InlineData("tight")]
    [InlineData("zrle")]
    public async Task A_desktop_of_libvncserver_is_shown_as_X_says_also_after_a_key(string encoding)
    {
        await using var server = await X11Vnc.StartAsync();
        await using var source = new RunningSource(server.Address, ("encoding", encoding));
        server.Desktop.Start("xterm", "-geometry", "60x20+30+40", "-e", "seq 1000; cat");
        server.Desktop.Start("display", "-geometry", "+30+400", "-resize", "500%", "rose:");
        var before = await server.Desktop.WaitForStillPictureAsync(picture => picture.ShareOf(pixel => pixel != 0) > 0.15);
        before.SavePng(Workspace.Keep($"x11vnc-{encoding}.png", "remote"));
        await source.ShowsAsync(before);
        source.Input.PointerTo(new Point(100, 100));
        source.Input.Key(KeyA, pressed: true);
        source.Input.Key(KeyA, pressed: false);
        var after = await server.Desktop.WaitForStillPictureAsync(picture => picture.DifferencesTo(before) > 0);
        await source.ShowsAsync(after);
    }

    /// <summary>At the highest compression it has smooth pictures as differences to their neighbours.</summary>
    [Theory]
    [InlineData("raw")]
    [InlineData("rre")]
    [InlineData("hextile")]
    [InlineData("zlib")]
    [InlineData("tight")]
    public async Task A_desktop_of_TightVNC_is_shown_as_X_says(string encoding)
    {
        await using var server = await TightVnc.StartAsync();
        await using var source = new RunningSource(server.Address, ("encoding", encoding), ("compression", 9L));
        server.Desktop.Start("xterm", "-geometry", "60x20+30+40", "-e", "seq 1000; cat");
        server.Desktop.Start("display", "-geometry", "+30+400", "-resize", "500%", "rose:");
        var screen = await server.Desktop.WaitForStillPictureAsync(picture => picture.ShareOf(pixel => pixel != 0) > 0.15);
        screen.SavePng(Workspace.Keep($"tightvnc-{encoding}.png", "remote"));
        await source.ShowsAsync(screen);
    }

    [Theory]
    [InlineData("raw")]
    [InlineData("hextile")]
    [InlineData("zlib")]
    [InlineData("tight")]
    [InlineData("zrle")]
    public async Task A_guest_is_shown_as_its_screendump_says_also_after_a_key(string encoding)
    {
        await using var qemu = await VncQemu.StartUnixAsync(Guest.Grub);
        await using var source = new RunningSource(qemu.Address, ("encoding", encoding));
        await qemu.WaitForStillPictureAsync(HasBar);
        await SameAsync(qemu, source, $"{encoding}-menu");
        source.Input.Key(KeyC, pressed: true);
        source.Input.Key(KeyC, pressed: false);
        await qemu.WaitForStillPictureAsync(picture => !HasBar(picture));
        await SameAsync(qemu, source, $"{encoding}-line");
    }

    // GRUB's menu has a bar of 684x16 pixels; what the firmware says, and the command line, is less.
    internal static bool HasBar(PixelGrid picture) => picture.ShareOf(pixel => pixel != 0) * picture.Width * picture.Height > 9000;

    private static Task<PixelGrid> SameAsync(VncQemu qemu, RunningSource source, string name) => qemu.FrozenAsync(async () =>
    {
        var screen = await qemu.PictureAsync();
        screen.SavePng(Workspace.Keep($"guest-{name}.png", "remote"));
        await source.ShowsAsync(screen);
        return screen;
    });
}
