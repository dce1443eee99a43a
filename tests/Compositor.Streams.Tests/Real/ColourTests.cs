using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Streams.Tests.Real;

/// <summary>
/// Colour bars, converted by GStreamer into each kind of numbers and coded without loss: both renderers show the colours that went in, within two of 256
/// steps.
/// </summary>
public sealed class ColourTests
{
    private const int Width = 322;
    private const int Height = 240;
    private const int Tolerance = 2;

    [Theory]
    [InlineData("601-limited", "2:4:7:1")]
    [InlineData("601-full", "1:4:7:1")]
    [InlineData("709-limited", "2:3:5:1")]
    [InlineData("709-full", "1:3:5:1")]
    [InlineData("2020-limited", "2:6:13:7")]
    [InlineData("2020-full", "1:6:13:7")]
    public async Task Bars_of_H264_have_their_colours(string name, string colorimetry)
    {
        GstSender.Require("x264enc");
        using var workspace = new Workspace();
        await GstSender.MakeAsync(
            $"{Bars} ! video/x-raw,format=I420,colorimetry={colorimetry} ! x264enc qp-min=0 qp-max=0 pass=quant quantizer=0 ! h264parse ! mp4mux ! filesink location={workspace["v.mp4"]}");
        await CheckAsync(workspace["v.mp4"], $"h264-{name}", "I420", name);
    }

    [Theory]
    [InlineData("I420", "601-limited", "2:4:7:1")]
    [InlineData("NV12", "601-full", "1:4:7:1")]
    [InlineData("NV12", "709-limited", "2:3:5:1")]
    [InlineData("I420", "709-full", "1:3:5:1")]
    [InlineData("P010_10LE", "601-limited", "2:4:7:1")]
    [InlineData("P010_10LE", "709-full", "1:3:5:1")]
    [InlineData("P010_10LE", "2020-limited", "2:6:13:7")]
    [InlineData("P010_10LE", "2020-full", "1:6:13:7")]
    [InlineData("NV12", "2020-limited", "2:6:13:7")]
    [InlineData("BGRx", "plain", "1:1:0:0")]
    public async Task Bars_of_each_layout_have_their_colours(string format, string name, string colorimetry)
    {
        GstSender.Require("videotestsrc");
        var caps = format == "BGRx" ? "video/x-raw,format=BGRx" : $"video/x-raw,format={format},colorimetry={colorimetry}";
        await CheckAsync($"gst:{Bars} ! {caps}", $"{format}-{name}", format, name);
    }

    // RGB is converted by matrix and range alone: primaries and transfer are left as they are.
    private static string Bars => $"videotestsrc pattern=smpte100 num-buffers=200 ! video/x-raw,width={Width},height={Height},framerate=25/1,format=BGRx ! videoconvert";

    private static async Task CheckAsync(string address, string picture, string format, string colour)
    {
        await using var stream = new RunningStream(address);
        var cpu = await stream.ShownAsync();
        var gl = Rendered.ByGl(stream.Surface, out var rung)!;
        cpu.SavePng(Workspace.Keep($"bars-{picture}-cpu.png", "streams"));
        gl.SavePng(Workspace.Keep($"bars-{picture}-gl.png", "streams"));
        Assert.Equal(format, stream.Host.Fact("pixels"));
        if (format != "BGRx")
        {
            Assert.Equal("planes", rung);
            var parts = colour.Split('-');
            Assert.Equal($"bt{parts[0]}, {parts[1]} range", stream.Host.Fact("colour"));
        }

        // Seven bars, without the pixels beside their edges, whose colour is shared.
        const int Bar = Width / 7;
        int[] colours = [0xffffff, 0xffff00, 0x00ffff, 0x00ff00, 0xff00ff, 0xff0000, 0x0000ff];
        for (var i = 0; i < colours.Length; i++)
        {
            var expected = new PixelGrid(Bar - 4, 100, Enumerable.Repeat(colours[i], (Bar - 4) * 100).ToArray());
            var (byCpu, byGl) = (cpu.Cut((i * Bar) + 2, 20, Bar - 4, 100), gl.Cut((i * Bar) + 2, 20, Bar - 4, 100));
            Assert.InRange(byCpu.DistanceTo(expected), 0, Tolerance);
            Assert.InRange(byGl.DistanceTo(expected), 0, Tolerance);
            Assert.InRange(byGl.DistanceTo(byCpu), 0, 1);
        }
    }
}
