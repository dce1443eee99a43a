using System.Text.Json;
using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Streams.Tests.Real;

/// <summary>The built program and a sender that goes away and returns.</summary>
public sealed class ReconnectTests
{
    [Fact]
    public async Task A_sender_that_stops_leaves_its_picture_and_is_shown_again_when_it_returns()
    {
        GstSender.Require("x264enc", "srtsink", "srtsrc");
        using var workspace = new Workspace();
        var port = FreePort.Choose();
        var pipeline = "videotestsrc is-live=true pattern=green ! video/x-raw,width=320,height=240,framerate=30/1,format=I420 ! x264enc tune=zerolatency speed-preset=ultrafast key-int-max=10 ! "
            + $"h264parse config-interval=-1 ! mpegtsmux alignment=7 ! srtsink uri=srt://127.0.0.1:{port}?mode=listener wait-for-connection=false";
        var configuration = $"""
            [shell]
            labels = false
            retry-initial = 0.5
            retry-maximum = 1

            [[source]]
            name = "camera"
            kind = "stream"
            address = "srt://127.0.0.1:{port}"
            patience = 3
            """;
        await using var wall = await CompositorProcess.StartAsync(workspace, configuration, ["--output", "headless", "--size", "640x480"]);
        await using (var sender = GstSender.Start(pipeline))
        {
            await wall.WaitForStateAsync("camera", "live");
            await Eventually.TrueAsync("statistics", async () => (await FactsAsync(wall)) is { } facts && facts.Contains("bitrate", StringComparison.Ordinal));
            var facts = await FactsAsync(wall);
            Assert.All(["decoder", "bitrate", "packets", "latency"], name => Assert.Contains($"\"{name}\"", facts, StringComparison.Ordinal));
            await sender.KillAsync();
        }

        await wall.WaitForStateAsync("camera", "away");
        Assert.NotEmpty((await wall.SourceAsync("camera")).Reason);
        var held = await wall.OutputPictureAsync();
        held.SavePng(Workspace.Keep("wall-held.png", "streams"));

        // Dimmed, and with a caption: still green.
        Assert.InRange(held.ShareOf(static pixel => (pixel & 0xff00) > 0x2000 && (pixel & 0xff00ff) == 0), 0.5, 1);
        var before = (await wall.SourceAsync("camera")).Commits;
        await using var again = GstSender.Start(pipeline);
        await wall.WaitForStateAsync("camera", "live");
        await Eventually.TrueAsync("new pictures", async () => (await wall.SourceAsync("camera")).Commits > before);
        var live = await wall.OutputPictureAsync();
        Assert.InRange(live.ShareOf(static pixel => (pixel & 0xff00) > 0xf000), 0.9, 1);
    }

    private static async Task<string> FactsAsync(CompositorProcess wall) =>
        (await wall.ControlAsync(new { verb = "sources" })).GetProperty("sources")[0] is var source && source.TryGetProperty("facts", out JsonElement facts) ? facts.GetRawText() : string.Empty;
}
