using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Streams.Tests.Real;

/// <summary>RTP packets of each codec that has a payload format here, SRT the other way round, and packets that never come.</summary>
public sealed class PacketTests
{
    private const int Width = 320;
    private const int Height = 240;
    private const int Green = 0x00ff00;

    // GStreamer's converter counts in eight bits.
    private const int Tolerance = 6;
    private const string Raw = "videotestsrc is-live=true pattern=green ! video/x-raw,width=320,height=240,framerate=30/1,format=I420";
    private const string H264 = $"{Raw} ! x264enc tune=zerolatency speed-preset=ultrafast key-int-max=10 ! h264parse config-interval=-1";
    private const string Caps = "media=video, encoding-name=H264, clock-rate=90000, payload=96";

    // Motion JPEG is of full range, which RTP does not say.
    [Theory]
    [InlineData("H265", "x265enc tune=zerolatency speed-preset=ultrafast key-int-max=10 ! h265parse config-interval=-1", "rtph265pay", "265")]
    [InlineData("VP8", "vp8enc deadline=1 keyframe-max-dist=10", "rtpvp8pay", "vp8")]
    [InlineData("VP9", "vp9enc deadline=1 cpu-used=8 keyframe-max-dist=10", "rtpvp9pay", "vp9")]
    [InlineData("AV1", "av1enc cpu-used=10 usage-profile=realtime keyframe-max-dist=10", "rtpav1pay", "av1")]
    [InlineData("JPEG", "jpegenc", "rtpjpegpay", "jpeg")]
    public async Task Each_codec_comes_by_RTP(string name, string encoder, string payloader, string decoder)
    {
        GstSender.Require(encoder.Split(' ')[0], payloader);
        var port = FreePort.Choose();
        var raw = name == "JPEG" ? $"{Raw.Replace("I420", "BGRx", StringComparison.Ordinal)} ! videoconvert ! video/x-raw,format=I420,colorimetry=1:4:0:0" : Raw;
        await using var sender = GstSender.Start($"{raw} ! {encoder} ! {payloader} pt=96 ! udpsink host=127.0.0.1 port={port}");
        await using var stream = new RunningStream($"rtp://127.0.0.1:{port}", ("caps", Caps.Replace("H264", name, StringComparison.Ordinal)));
        await ShowsGreenAsync(stream, $"rtp-{name.ToLowerInvariant()}");
        Assert.Contains(decoder, stream.Host.Fact("decoder"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("correct-horse", true)]
    [InlineData("wrong-battery", false)]
    public async Task SRT_to_a_listener_of_ours_with_a_passphrase(string passphrase, bool isRight)
    {
        GstSender.Require("x264enc", "srtsink", "srtsrc");
        var port = FreePort.Choose();
        await using var stream = new RunningStream($"srt://127.0.0.1:{port}?mode=listener", ("password", "correct-horse"), ("patience", isRight ? 15L : 3L));
        await using var sender = GstSender.Start($"{H264} ! mpegtsmux alignment=7 ! srtsink uri=srt://127.0.0.1:{port}?mode=caller passphrase={passphrase}");
        if (isRight)
        {
            await ShowsGreenAsync(stream, "srt-listener");
        }
        else
        {
            Assert.NotEqual("none", await stream.ReasonAsync());
            Assert.Equal(0, stream.Surface.Commits);
        }
    }

    [Fact]
    public async Task Packets_that_never_came_are_counted()
    {
        GstSender.Require("x264enc", "rtph264pay", "identity");
        var port = FreePort.Choose();
        await using var sender = GstSender.Start($"{H264} ! rtph264pay pt=96 ! identity drop-probability=0.1 ! udpsink host=127.0.0.1 port={port}");
        await using var stream = new RunningStream($"rtp://127.0.0.1:{port}", ("caps", Caps));
        await stream.UntilAsync(
            () => stream.Host.Fact("packets") is { Length: > 0 } packets && !packets.StartsWith("0 lost", StringComparison.Ordinal) && stream.Host.Fact("bitrate").EndsWith(" Mbit/s", StringComparison.Ordinal),
            "losses");
        Assert.EndsWith(" ms", stream.Host.Fact("latency"), StringComparison.Ordinal);
    }

    private static async Task ShowsGreenAsync(RunningStream stream, string name)
    {
        var picture = await stream.ShownAsync();
        picture.SavePng(Workspace.Keep($"network-{name}.png", "streams"));
        Assert.InRange(picture.DistanceTo(new PixelGrid(Width, Height, [.. Enumerable.Repeat(Green, Width * Height)])), 0, Tolerance);
    }
}
