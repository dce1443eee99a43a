using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Streams.Tests.Real;

/// <summary>
/// Colour bars in each kind of numbers, coded without loss: both renderers show the colours that went in, within two of 256 steps.
/// </summary>
public sealed class ColourTests
{
    private const int Tolerance = 2;

    [Theory]
    [InlineData("601-limited", "2:4:7:1")]
    [InlineData("601-full", "1:4:7:1")]
    [InlineData("709-limited", "2:3:5:1")]
    [InlineData("709-full", "1:3:5:1")]
    [InlineData("2020-limited", "2:6:13:7")]
    [InlineData("2020-full", "1:6:13:7")]
    public async Task Bars_of_H264_have_their_colours(string colour, string colorimetry)
    {
        GstSender.Require("x264enc", "rawvideoparse");
        using var workspace = new Workspace();

        // Matroska says the range, too, which x264enc does not write into the stream.
        await GstSender.MakeAsync(
            $"{Raw(workspace, "I420", colour, colorimetry, frames: 20)} ! x264enc pass=quant quantizer=0 ! h264parse ! matroskamux ! filesink location={workspace["v.mkv"]}");
        await CheckAsync(workspace["v.mkv"], $"h264-{colour}", "I420", colour);
    }

    [Theory]
    [InlineData("I420", "601-limited", "2:4:7:1")]
    [InlineData("I420", "709-full", "1:3:5:1")]
    [InlineData("NV12", "601-full", "1:4:7:1")]
    [InlineData("NV12", "709-limited", "2:3:5:1")]
    [InlineData("NV12", "2020-limited", "2:6:13:7")]
    [InlineData("P010_10LE", "601-limited", "2:4:7:1")]
    [InlineData("P010_10LE", "709-full", "1:3:5:1")]
    [InlineData("P010_10LE", "2020-limited", "2:6:13:7")]
    [InlineData("P010_10LE", "2020-full", "1:6:13:7")]
    [InlineData("BGRx", "plain", "1:1:0:0")]
    public async Task Bars_of_each_layout_have_their_colours(string format, string colour, string colorimetry)
    {
        GstSender.Require("rawvideoparse");
        using var workspace = new Workspace();
        await CheckAsync($"gst:{Raw(workspace, format, colour, colorimetry, frames: 100)}", $"{format}-{colour}", format, colour);
    }

    private static string Raw(Workspace workspace, string format, string colour, string colorimetry, int frames)
    {
        Bars.Write(workspace["raw"], format, colour, frames);
        var name = format.ToLowerInvariant().Replace('_', '-');
        return $"filesrc location={workspace["raw"]} ! rawvideoparse width={Bars.Width} height={Bars.Height} format={name} framerate=25/1 colorimetry={colorimetry}";
    }

    private static async Task CheckAsync(string address, string name, string format, string colour)
    {
        await using var stream = new RunningStream(address);
        var cpu = await stream.ShownAsync();
        var gl = Rendered.ByGl(stream.Surface, out var rung)!;
        cpu.SavePng(Workspace.Keep($"bars-{name}-cpu.png", "streams"));
        gl.SavePng(Workspace.Keep($"bars-{name}-gl.png", "streams"));
        Assert.Equal(format, stream.Host.Fact("pixels"));
        if (format != "BGRx")
        {
            Assert.Equal("planes", rung);
            var parts = colour.Split('-');
            Assert.Equal($"bt{parts[0]}, {parts[1]} range", stream.Host.Fact("colour"));
        }

        Assert.InRange(Bars.DistanceTo(cpu), 0, Tolerance);
        Assert.InRange(Bars.DistanceTo(gl), 0, Tolerance);
        Assert.InRange(gl.DistanceTo(cpu), 0, 1);
    }
}
