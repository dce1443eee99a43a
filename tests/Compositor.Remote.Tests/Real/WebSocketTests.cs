using Compositor.Contracts;
using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Remote.Tests.Real;

/// <summary>VNC servers behind real websockets.</summary>
public sealed class WebSocketTests
{
    private const ushort KeyC = 46;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_desktop_behind_websockify_is_shown_as_X_says_also_after_a_key(bool isSecure)
    {
        using var tls = new TlsFiles();
        await using var server = await TigerVnc.StartAsync();
        await using var web = await Websockify.StartAsync(server.Port, isSecure ? [$"--cert={tls.Certificate}", $"--key={tls.Key}", "--ssl-only"] : []);
        await using var source = isSecure
            ? new RunningSource($"wss://127.0.0.1:{web.Port}/websockify?x=1", ("ca", tls.Authority))
            : new RunningSource($"ws://127.0.0.1:{web.Port}/");
        server.Desktop.Start("xterm", "-geometry", "60x20+30+40", "-e", "seq 1000; cat");
        server.Desktop.Start("display", "-geometry", "+30+400", "-resize", "500%", "rose:");
        var before = await server.Desktop.WaitForStillPictureAsync(picture => picture.ShareOf(pixel => pixel != 0) > 0.15);
        await source.ShowsAsync(before);
        source.Input.PointerTo(new Point(100, 100));
        source.Input.Key(KeyC, pressed: true);
        source.Input.Key(KeyC, pressed: false);
        await source.ShowsAsync(await server.Desktop.WaitForStillPictureAsync(picture => picture.DifferencesTo(before) > 0));
    }

    [Fact]
    public async Task A_guest_behind_the_websocket_of_QEMU_is_shown()
    {
        var port = FreePort.Choose();
        await using var qemu = await VncQemu.StartTcpAsync(Guest.Grub, [], $"websocket={port}");
        await using var source = new RunningSource($"ws://127.0.0.1:{port}/");
        await source.UntilAsync(() => source.Picture() is not null, "a picture");
    }

    [Fact]
    public async Task A_certificate_that_nobody_has_signed_is_refused()
    {
        using var tls = new TlsFiles();
        await using var web = await Websockify.StartAsync(FreePort.Choose(), $"--cert={tls.Certificate}", $"--key={tls.Key}", "--ssl-only");
        await Refused.ExpectAsync($"wss://127.0.0.1:{web.Port}/", "no certificate that can be trusted");
    }

    [Fact]
    public async Task A_server_that_does_not_run_behind_websockify_is_said()
    {
        await using var web = await Websockify.StartAsync(FreePort.Choose());
        await Refused.ExpectAsync($"ws://127.0.0.1:{web.Port}/", "the VNC server behind it does not answer");
    }

    [Fact]
    public async Task A_VNC_server_itself_is_no_web_server()
    {
        await using var server = await TigerVnc.StartAsync();
        await Refused.ExpectAsync($"ws://127.0.0.1:{server.Port}/", "that is not a web server");
    }
}
