using Compositor.EndToEnd.Tests.Peers;
using Compositor.Spice.Tests.Real;
using Xunit;

namespace Compositor.Spice.Tests.Canvas;

/// <summary>What libspice-server has drawn for itself is what our canvas shows.</summary>
public sealed class ServerPictureTests
{
    // Servers read behind their glyphs of eight bits: the first row of each is anything, and nothing in ours; about 110 pixels.
    private const int LetterPixels = 200;

    [Theory]
    [InlineData("unix", "1")]
    [InlineData("tcp", "2")]
    [InlineData("tcp", "7")]
    public async Task The_canvas_shows_what_the_server_has_drawn(string way, string compression)
    {
        await using var server = way == "unix"
            ? await SpiceServerProcess.StartUnixAsync("--compression", compression, "--frames", "3")
            : await SpiceServerProcess.StartTcpAsync("--compression", compression, "--frames", "3");
        using var client = await CanvasClient.ConnectAsync(server);
        List<string> wrong = [];
        foreach (var scene in await SpiceServerProcess.ScenesAsync())
        {
            await server.PlayAsync(scene);
            var drawn = await server.PictureAsync($"canvas-{way}-{compression}-{scene}-server");
            var allowed = scene == "text" ? LetterPixels : 0;
            var differences = 0;
            try
            {
                await Eventually.TrueAsync(scene, () => Task.FromResult((differences = drawn.DifferencesTo(client.Picture())) <= allowed || client.Failure is not null), 2);
            }
            catch (TimeoutException)
            {
                client.Picture().SavePng(Workspace.Keep($"canvas-{way}-{compression}-{scene}-ours.png", "spice"));
                wrong.Add($"{scene}: {differences} pixels, at most {drawn.DistanceTo(client.Picture())} apart");
            }
        }

        Assert.True(client.Failure is null, client.Failure?.ToString());
        Assert.True(wrong.Count == 0, string.Join("; ", wrong));
    }
}
