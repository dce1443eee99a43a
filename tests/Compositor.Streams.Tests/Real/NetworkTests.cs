using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Streams.Tests.Real;

/// <summary>Senders on loopback that were not written here: what is sent is shown, and its end is told.</summary>
public sealed class NetworkTests
{
    private const int Green = 0x00ff00;

    // A short distance between key frames: who comes late waits for the next.
    private const string Video =
        "videotestsrc is-live=true pattern=green ! video/x-raw,width=320,height=240,framerate=30/1,format=I420 ! x264enc tune=zerolatency speed-preset=ultrafast key-int-max=10 ! h264parse config-interval=-1";

    private const string Caps = "media=video, encoding-name=H264, clock-rate=90000, payload=96";

    [Fact]
    public async Task RTP_that_caps_describe()
    {
        GstSender.Require("x264enc", "rtph264pay");
        var port = FreePort.Choose();
        await using var sender = GstSender.Start($"{Video} ! rtph264pay pt=96 ! udpsink host=127.0.0.1 port={port}");
        await using var stream = new RunningStream($"rtp://127.0.0.1:{port}", ("caps", Caps));
        await ShowsGreenAsync(stream, "rtp");
        await stream.UntilAsync(() => stream.Host.Fact("latency").Length > 0 && stream.Host.Fact("bitrate").Length > 0, "statistics");
        Assert.StartsWith("0 lost", stream.Host.Fact("packets"), StringComparison.Ordinal);
        Assert.Contains("264", stream.Host.Fact("decoder"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RTP_that_a_file_describes()
    {
        GstSender.Require("x264enc", "rtph264pay", "sdpdemux");
        using var workspace = new Workspace();
        var port = FreePort.Choose();
        await File.WriteAllTextAsync(
            workspace["v.sdp"], $"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=test\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=video {port} RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n");
        await using var sender = GstSender.Start($"{Video} ! rtph264pay pt=96 ! udpsink host=127.0.0.1 port={port}");
        await using var stream = new RunningStream($"rtp://127.0.0.1:{port}", ("sdp", workspace["v.sdp"]));
        await ShowsGreenAsync(stream, "sdp");
    }

    [Fact]
    public async Task A_transport_stream_in_datagrams_that_stops_and_comes_back()
    {
        GstSender.Require("x264enc", "mpegtsmux");
        var port = FreePort.Choose();
        var pipeline = $"{Video} ! mpegtsmux alignment=7 ! udpsink host=127.0.0.1 port={port}";
        await using (var sender = GstSender.Start(pipeline))
        {
            await using var stream = new RunningStream($"udp://127.0.0.1:{port}", ("patience", 2L));
            await ShowsGreenAsync(stream, "udp");
            await sender.KillAsync();
            Assert.Contains("no picture has come", await stream.ReasonAsync(), StringComparison.Ordinal);
        }

        await using var again = GstSender.Start(pipeline);
        await using var second = new RunningStream($"udp://127.0.0.1:{port}");
        await ShowsGreenAsync(second, "udp-again");
    }

    [Fact]
    public async Task SRT_from_a_listener_that_dies()
    {
        GstSender.Require("x264enc", "srtsink", "srtsrc");
        var port = FreePort.Choose();
        await using var sender = GstSender.Start($"{Video} ! mpegtsmux alignment=7 ! srtsink uri=srt://127.0.0.1:{port}?mode=listener wait-for-connection=false latency=50");
        await using var stream = new RunningStream($"srt://127.0.0.1:{port}?mode=caller", ("patience", 4L), ("latency", 50L));
        await ShowsGreenAsync(stream, "srt");
        await sender.KillAsync();
        Assert.NotEqual("none", await stream.ReasonAsync());
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("udp")]
    public async Task RTSP(string transport)
    {
        GstSender.Require("x264enc", "rtspsrc");
        using var workspace = new Workspace();
        await using var server = await RtspServer.StartAsync(workspace, $"( {Video} ! rtph264pay name=pay0 pt=96 )");
        await using var stream = new RunningStream(server.Address, ("transport", transport));
        await ShowsGreenAsync(stream, $"rtsp-{transport}");
    }

    [Theory]
    [InlineData("right", null)]
    [InlineData("wrong", "refuses the login of camera")]
    [InlineData(null, "wants a login")]
    public async Task RTSP_with_a_password(string? password, string? refusal)
    {
        GstSender.Require("x264enc", "rtspsrc");
        using var workspace = new Workspace();
        await using var server = await RtspServer.StartAsync(workspace, $"( {Video} ! rtph264pay name=pay0 pt=96 )", "camera", "right");
        (string, object)[] login = password is null ? [] : [("user", "camera"), ("password", password)];
        await using var stream = new RunningStream(server.Address, [.. login, ("transport", "tcp")]);
        if (refusal is null)
        {
            await ShowsGreenAsync(stream, "rtsp-login");
        }
        else
        {
            Assert.Contains(refusal, await stream.ReasonAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "has signed its certificate, name that by ca")]
    public async Task RTSP_with_TLS(bool hasAuthority, string? refusal)
    {
        GstSender.Require("x264enc", "rtspsrc");
        using var workspace = new Workspace();
        using var tls = new TlsFiles();
        await using var server = await RtspServer.StartAsync(workspace, $"( {Video} ! rtph264pay name=pay0 pt=96 )", tls: tls);
        await using var stream = new RunningStream(server.Address, hasAuthority ? [("ca", tls.Authority)] : []);
        if (refusal is null)
        {
            await ShowsGreenAsync(stream, "rtsps");
        }
        else
        {
            Assert.Contains(refusal, await stream.ReasonAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task HLS_and_a_file_of_a_web_server()
    {
        GstSender.Require("x264enc", "hlssink2", "souphttpsrc", "hlsdemux");
        Assert.SkipUnless(Tool.IsInstalled("python3"), "python3 is not installed");
        using var workspace = new Workspace();
        var folder = Directory.CreateDirectory(workspace["web"]).FullName;
        // Live, as hlssink2 of GStreamer 1.22 hangs now and then where pictures come as fast as they can.
        const string Some = "videotestsrc is-live=true pattern=green num-buffers=60 ! video/x-raw,width=320,height=240,framerate=30/1,format=I420 ! x264enc key-int-max=15 ! h264parse";
        await GstSender.MakeAsync($"{Some} ! hlssink2 target-duration=1 playlist-length=0 max-files=0 location={folder}/part%05d.ts playlist-location={folder}/list.m3u8");
        await GstSender.MakeAsync($"{Some} ! mp4mux ! filesink location={folder}/v.mp4");
        var port = FreePort.Choose();
        await using var server = GstSender.Start("python3", ["-m", "http.server", "--bind", "127.0.0.1", $"{port}"], folder);
        await ServesAsync(port);
        await using (var playlist = new RunningStream($"http://127.0.0.1:{port}/list.m3u8"))
        {
            await ShowsGreenAsync(playlist, "hls");
        }

        await using (var file = new RunningStream($"http://127.0.0.1:{port}/v.mp4"))
        {
            await ShowsGreenAsync(file, "http");
        }

        await using var nothing = new RunningStream($"http://127.0.0.1:{port}/nothing.mp4");
        Assert.StartsWith("there is nothing at", await nothing.ReasonAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "has signed its certificate, name that by ca")]
    public async Task A_file_of_a_web_server_with_TLS(bool hasAuthority, string? refusal)
    {
        GstSender.Require("vp8enc", "souphttpsrc");
        Assert.SkipUnless(Tool.IsInstalled("openssl"), "openssl is not installed");
        using var workspace = new Workspace();
        using var tls = new TlsFiles();
        await GstSender.MakeAsync(
            $"videotestsrc pattern=green num-buffers=60 ! video/x-raw,width=320,height=240,framerate=30/1,format=I420 ! vp8enc ! webmmux ! filesink location={workspace["v.webm"]}");
        var port = FreePort.Choose();
        await using var server = GstSender.Start(
            "openssl", ["s_server", "-quiet", "-WWW", "-accept", $"127.0.0.1:{port}", "-cert", tls.Certificate, "-key", tls.Key], Path.GetDirectoryName(workspace["v.webm"]));
        await ServesAsync(port);
        await using var stream = new RunningStream($"https://127.0.0.1:{port}/v.webm", hasAuthority ? [("ca", tls.Authority)] : []);
        if (refusal is null)
        {
            await ShowsGreenAsync(stream, "https");
        }
        else
        {
            Assert.Contains(refusal, await stream.ReasonAsync(), StringComparison.Ordinal);
        }
    }

    private static Task ServesAsync(int port) => Eventually.TrueAsync("the web server answers", async () =>
    {
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync("127.0.0.1", port);
        return true;
    });

    private static async Task ShowsGreenAsync(RunningStream stream, string name)
    {
        var picture = await stream.ShownAsync();
        picture.SavePng(Workspace.Keep($"network-{name}.png", "streams"));
        Assert.InRange(picture.DistanceTo(new PixelGrid(320, 240, [.. Enumerable.Repeat(Green, 320 * 240)])), 0, 6);
    }
}
