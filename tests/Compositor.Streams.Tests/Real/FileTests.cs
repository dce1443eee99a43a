using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Streams.Tests.Real;

/// <summary>Files of each codec, made by encoders of this system, in red: what is shown is red.</summary>
public sealed class FileTests
{
    private const int Red = 0xff0000;

    [Theory]
    [InlineData("h264", "x264enc key-int-max=10", "h264parse ! mp4mux", "x264enc")]
    [InlineData("h265", "x265enc key-int-max=10", "h265parse ! matroskamux", "x265enc")]
    [InlineData("vp8", "vp8enc", "matroskamux", "vp8enc")]
    [InlineData("vp9", "vp9enc", "matroskamux", "vp9enc")]
    [InlineData("av1", "av1enc cpu-used=8", "av1parse ! matroskamux", "av1enc")]
    [InlineData("mjpeg", "jpegenc", "avimux", "jpegenc")]
    [InlineData("ts", "x264enc", "h264parse ! mpegtsmux", "x264enc")]
    public async Task Each_codec_is_shown(string name, string encoder, string container, string element)
    {
        GstSender.Require(element);
        using var workspace = new Workspace();
        var file = workspace[name];
        var caps = name == "mjpeg" ? "video/x-raw,format=I420,colorimetry=1:4:0:0" : "video/x-raw,format=I420";

        // GStreamer's converter counts in eight bits.
        const int Tolerance = 6;
        await GstSender.MakeAsync(
            $"videotestsrc pattern=red num-buffers=15 ! video/x-raw,width=322,height=242,framerate=30/1,format=BGRx ! videoconvert ! {caps} ! {encoder} ! {container} ! filesink location={file}");
        await using var stream = new RunningStream(file, ("loop", true));
        var picture = await stream.ShownAsync();
        picture.SavePng(Workspace.Keep($"codec-{name}.png", "streams"));
        Assert.Equal((322, 242), (picture.Width, picture.Height));

        // Beside the picture jpegenc codes what happens to lie in memory, which also changes the last pixels within, unless these fill a block.
        var (width, height) = name == "mjpeg" ? (320, 240) : (322, 242);
        Assert.InRange(picture.Cut(0, 0, width, height).DistanceTo(new PixelGrid(width, height, Enumerable.Repeat(Red, width * height).ToArray())), 0, Tolerance);
    }

    [Fact]
    public async Task A_file_ends_and_says_so_or_begins_again()
    {
        GstSender.Require("x264enc");
        using var workspace = new Workspace();
        await GstSender.MakeAsync(
            $"videotestsrc num-buffers=10 ! video/x-raw,width=160,height=120,framerate=30/1 ! x264enc ! h264parse ! mp4mux ! filesink location={workspace["v.mp4"]}");
        await using (var once = new RunningStream($"file://{workspace["v.mp4"]}"))
        {
            Assert.Equal("the stream has ended", await once.ReasonAsync());
            Assert.Equal(10, once.Surface.Commits);
        }

        await using var loop = new RunningStream(workspace["v.mp4"], ("loop", true));
        await loop.ShownAsync(35);
    }

    [Fact]
    public async Task A_picture_that_changes_its_size_gets_another_canvas()
    {
        GstSender.Require("x264enc");
        using var workspace = new Workspace();
        foreach (var (part, size) in ((string, string)[])[("a", "width=160,height=120"), ("b", "width=320,height=180")])
        {
            await GstSender.MakeAsync(
                $"videotestsrc pattern=blue num-buffers=10 ! video/x-raw,{size},framerate=30/1 ! x264enc key-int-max=5 ! video/x-h264,stream-format=byte-stream ! filesink location={workspace[part]}");
        }

        await File.WriteAllBytesAsync(workspace["both.h264"], [.. await File.ReadAllBytesAsync(workspace["a"]), .. await File.ReadAllBytesAsync(workspace["b"])]);
        await using var stream = new RunningStream(workspace["both.h264"]);
        Assert.Equal("the stream has ended", await stream.ReasonAsync());
        Assert.Equal(2, stream.Surface.Attached);
        Assert.Equal((320, 180), (stream.Picture()!.Width, stream.Picture()!.Height));
    }
}
