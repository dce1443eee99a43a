using Compositor.EndToEnd.Tests.Peers;
using Compositor.Streams.Tests.Real;
using Xunit;

namespace Compositor.Remote.Tests.Real;

/// <summary>The whole program in a window, with five sources of five kinds side by side, and somebody at its keyboard and mouse.</summary>
public sealed class WallTests
{
    private const string Password = "right";

    // Three tiles in the upper row, two in the lower.
    private const int Width = 1920;
    private const int Height = 1080;

    [Fact]
    public async Task Servers_a_video_and_a_machine_on_DBus_are_shown_and_take_keys()
    {
        GstSender.Require("x264enc", "mpegtsmux", "srtsink", "srtsrc");
        using var workspace = new Workspace();
        using var tls = new TlsFiles();
        await using var desktop = await TigerVnc.StartAsync();
        desktop.Desktop.Start("xterm", "-geometry", "100x30+20+20", "-e", "head -22 /usr/share/common-licenses/GPL-3; cat");
        desktop.Desktop.Start("display", "-geometry", "+380+420", "-resize", "250%", "rose:");
        await using var secure = await VncQemu.StartTcpAsync(
            Guest.Grub,
            ["-object", $"secret,id=pw,data={Password}", "-object", $"tls-creds-x509,id=t0,dir={tls.Folder},endpoint=server,verify-peer=off"],
            "password-secret=pw", "tls-creds=t0");
        await using var far = await TigerVnc.StartAsync();
        far.Desktop.Start("xterm", "-bg", "navy", "-fg", "white", "-geometry", "80x40+20+20", "-e", "head -20 /usr/share/common-licenses/Apache-2.0; cat");
        far.Desktop.Start("xlogo", "-bg", "navy", "-fg", "orange", "-geometry", "200x200+560+360");
        await using var web = await Websockify.StartAsync(far.Port);
        var port = FreePort.Choose();
        await using var camera = GstSender.Start(
            "videotestsrc is-live=true pattern=smpte ! video/x-raw,width=640,height=360,framerate=15/1,format=I420 ! " +
            "x264enc tune=zerolatency speed-preset=ultrafast key-int-max=15 ! h264parse config-interval=-1 ! mpegtsmux alignment=7 ! " +
            $"srtsink uri=srt://127.0.0.1:{port}?mode=listener wait-for-connection=false");
        var configuration = $"""
            {Source("desktop", "vnc", desktop.Address)}
            quality = "lossless"
            {Source("secure", "vnc", secure.Address)}
            password = "{Password}"
            ca = "{tls.Authority}"
            {Source("websocket", "vnc", $"ws://127.0.0.1:{web.Port}/")}
            quality = "lossless"
            {Source("camera", "stream", $"srt://127.0.0.1:{port}?mode=caller")}
            [[source]]
            name = "dbus"
            kind = "virgil"
            launch = ["-accel", "tcg", "-m", "64", "-nodefaults", "-device", "virtio-vga", "-cdrom", "{Guest.Memtest.File}"]
            """;
        await using var screen = await XServer.StartAsync(Width, Height);
        await using var compositor = await CompositorProcess.StartAsync(
            workspace, configuration, ["--output", "sdl", "--size", $"{Width}x{Height}"], screen.Environment);
        await screen.FindWindowAsync();
        await secure.WaitForStillPictureAsync(HasBar);

        // Without a key the menu waits for half a minute only.
        await secure.ExecuteAsync("send-key", new { keys = new[] { new { type = "qcode", data = "down" } } });
        foreach (var source in (string[])["desktop", "secure", "websocket", "camera", "dbus"])
        {
            await compositor.WaitForStateAsync(source, "live");
        }

        // The two that move by themselves.
        await MovesAsync(compositor, "camera");
        await MovesAsync(compositor, "dbus");
        await EqualAsync(compositor, "secure", await secure.PictureAsync());

        // A click chooses who hears the keys; a wall that sent them to another would change that one, too.
        await TypeAsync(screen, (1, 4), "desktop");
        await TypeAsync(screen, (5, 4), "websocket");
        await SameAsync(compositor, "desktop", desktop);
        await SameAsync(compositor, "websocket", far);
        Assert.True(HasBar(await secure.PictureAsync()));

        // A machine without a tablet takes the pointer, and gives it back.
        var before = (await compositor.SourcePictureAsync("dbus")).ShareOf(IsBlue);
        await screen.ClickAsync(9 * Width / 12, 3 * Height / 4);
        await screen.KeyAsync("F1");
        await Eventually.TrueAsync("the settings of memtest86+", async () => (await compositor.SourcePictureAsync("dbus")).ShareOf(IsBlue) < before - 0.02);
        await screen.PictureAsync(Workspace.Keep("remote-wall.png", "remote"));
        await screen.KeyAsync("super+Escape");
        await TypeAsync(screen, (3, 4), "c");
        await secure.WaitForStillPictureAsync(picture => !HasBar(picture));
        await EqualAsync(compositor, "secure", await secure.PictureAsync());
        await screen.PictureAsync(Workspace.Keep("remote-wall-after.png", "remote"));
        await SameAsync(compositor, "desktop", desktop);
        await MovesAsync(compositor, "camera");
    }

    private static string Source(string name, string kind, string address) => $"""
        [[source]]
        name = "{name}"
        kind = "{kind}"
        address = "{address}"
        """;

    /// <param name="screen">Where the wall is.</param>
    /// <param name="tile">Its middle, in sixths of the width and sixteenths of the height.</param>
    /// <param name="text">To type.</param>
    private static async Task TypeAsync(XServer screen, (int X, int Y) tile, string text)
    {
        await screen.ClickAsync(tile.X * Width / 6, tile.Y * Height / 16);
        await screen.XdoAsync("type", "--delay", "40", text);
    }

    private static bool IsBlue(int pixel) => (pixel & 0xff) > 0x80 && (pixel & 0xffff00) == 0;

    // GRUB's menu has a bar of 684x16 pixels; what the firmware says, and the command line, is less.
    private static bool HasBar(PixelGrid picture) => picture.ShareOf(pixel => pixel != 0) * picture.Width * picture.Height > 9000;

    private static async Task MovesAsync(CompositorProcess compositor, string source)
    {
        var before = await compositor.SourcePictureAsync(source);
        await Eventually.TrueAsync($"{source} moves", async () => (await compositor.SourcePictureAsync(source)).DifferencesTo(before) > 0);
    }

    private static async Task SameAsync(CompositorProcess compositor, string source, TigerVnc server) =>
        await EqualAsync(compositor, source, await server.Desktop.WaitForStillPictureAsync(picture => picture.HasContent));

    private static Task EqualAsync(CompositorProcess compositor, string source, PixelGrid expected) => Eventually.TrueAsync($"{source} is shown as it says", async () =>
    {
        var seen = await compositor.SourcePictureAsync(source);
        return (seen.Width, seen.Height) == (expected.Width, expected.Height) && seen.DifferencesTo(expected) == 0;
    });
}
