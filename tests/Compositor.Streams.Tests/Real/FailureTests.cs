using System.Diagnostics;
using Compositor.Codecs;
using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Streams.Tests.Real;

/// <summary>What goes wrong is said in a sentence, and nothing hangs.</summary>
public sealed class FailureTests
{
    [Fact]
    public async Task Without_GStreamer_it_says_what_to_install()
    {
        await using var stream = new RunningStream("rtsp://127.0.0.1/", null, new MediaLibrary(_ => false));
        var reason = await stream.ReasonAsync();
        Assert.StartsWith("video streams need GStreamer, which is not installed; on Debian: apt install gstreamer1.0-plugins-base", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rtsp://127.0.0.1/", "rtspsrc", "gstreamer1.0-plugins-good")]
    [InlineData("srt://127.0.0.1:9", "srtsrc", "gstreamer1.0-plugins-bad")]
    [InlineData("udp://127.0.0.1:9", "tsdemux", "gstreamer1.0-plugins-bad")]
    [InlineData("http://127.0.0.1/", "souphttpsrc", "gstreamer1.0-plugins-good")]
    [InlineData("/nothing", "decodebin", "gstreamer1.0-plugins-base")]
    public async Task Without_an_element_it_names_the_package(string address, string element, string package)
    {
        await using var stream = new RunningStream(address, null, new Lacking(element));
        Assert.Equal($"GStreamer has no element {element} here; on Debian: apt install {package}", await stream.ReasonAsync());
    }

    [Theory]
    [InlineData("/nothing/at/all.mp4", "there is no file /nothing/at/all.mp4")]
    [InlineData("rtsp://127.0.0.1:1/x", "rtsp://127.0.0.1:1/x cannot be read: ")]
    [InlineData("http://127.0.0.1:1/x", "http://127.0.0.1:1/x cannot be read: ")]
    [InlineData("rtsps://127.0.0.1:1/x", "rtsps://127.0.0.1:1/x cannot be read: ")]
    [InlineData("gst:nosuchelement", "the pipeline does not work: no element \"nosuchelement\"")]
    [InlineData("gst:videotestsrc ! audioconvert", "the pipeline does not work: could not link")]
    public async Task What_is_not_there_is_called_so(string address, string reason)
    {
        await using var stream = new RunningStream(address);
        Assert.StartsWith(reason, await stream.ReasonAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_video_is_called_so()
    {
        using var workspace = new Workspace();
        await File.WriteAllBytesAsync(workspace["noise"], new byte[100_000]);
        await using var stream = new RunningStream(workspace["noise"]);
        Assert.Contains("cannot be decoded", await stream.ReasonAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_needs_more_than_its_memory_is_refused()
    {
        await using var stream = new RunningStream("gst:videotestsrc ! video/x-raw,format=I420,width=4096,height=4096", ("memory", 64L));
        Assert.StartsWith("pictures of 4096x4096 need some 192 MiB, of which memory allows 64", await stream.ReasonAsync(), StringComparison.Ordinal);
        Assert.Equal(0, stream.Surface.Attached);
    }

    [Fact]
    public async Task An_element_that_hangs_keeps_nobody()
    {
        // The thread of the pipeline sleeps for eight seconds; ending it waits for that.
        await using var stream = new RunningStream("gst:videotestsrc ! video/x-raw,width=64,height=64 ! identity sleep-time=8000000");
        await stream.UntilAsync(() => stream.Host.Recorded.Activity.Length > 0, "a pipeline");
        var began = Stopwatch.GetTimestamp();
        await stream.StopAsync();
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0, 5);
    }

    [Fact]
    public async Task A_codec_without_a_decoder_is_named_on_the_wall_and_others_go_on()
    {
        GstSender.Require("x264enc");
        using var workspace = new Workspace();
        await GstSender.MakeAsync(
            $"videotestsrc num-buffers=30 ! video/x-raw,width=320,height=240,framerate=30/1 ! x264enc ! h264parse ! mp4mux ! filesink location={workspace["h264.mp4"]}");
        await GstSender.MakeAsync(
            $"videotestsrc num-buffers=30 ! video/x-raw,width=320,height=240,framerate=30/1 ! vp8enc ! matroskamux ! filesink location={workspace["vp8.mkv"]}");
        var configuration = $"""
            [[source]]
            name = "old"
            kind = "stream"
            address = "{workspace["h264.mp4"]}"

            [[source]]
            name = "other"
            kind = "stream"
            address = "{workspace["vp8.mkv"]}"
            loop = true
            """;
        await using var wall = await CompositorProcess.StartAsync(
            workspace, configuration, ["--output", "headless", "--size", "1280x720"], new Dictionary<string, string?> { ["GST_PLUGIN_FEATURE_RANK"] = "avdec_h264:NONE,openh264dec:NONE" });
        await wall.WaitForStateAsync("old", "away");
        var old = await wall.SourceAsync("old");
        Assert.Equal("the stream is H.264, for which GStreamer has no decoder here; on Debian: apt install gstreamer1.0-libav", old.Reason);
        await wall.WaitForStateAsync("other", "live");
        await Eventually.TrueAsync("facts in the list", async () => (await wall.CtlAsync("sources")).Output.Contains("other: decoder vp8dec", StringComparison.Ordinal));
        Console.WriteLine((await wall.CtlAsync("sources")).Output);
        (await wall.OutputPictureAsync()).SavePng(Workspace.Keep("wall-codec.png", "streams"));
    }

    private sealed class Lacking(string element) : IMediaLibrary
    {
        public bool IsInstalled => true;

        public bool Has(string name) => name != element;
    }
}
