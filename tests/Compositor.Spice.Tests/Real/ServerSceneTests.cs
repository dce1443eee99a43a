using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Spice.Tests.Real;

/// <summary>The peers of the other tests, tested on each other: what libspice-server draws for itself is what libspice-client-glib shows.</summary>
public sealed class ServerSceneTests
{
    // Pixels by which the two libraries differ from each other and, from run to run, from themselves: cells of letters.
    private const int LetterPixels = 60;

    [Theory]
    [InlineData("unix", "1")]
    [InlineData("tcp", "2")]
    public async Task Another_client_shows_what_the_server_has_drawn(string way, string compression)
    {
        await using var server = way == "unix"
            ? await SpiceServerProcess.StartUnixAsync("--compression", compression, "--frames", "30")
            : await SpiceServerProcess.StartTcpAsync("--compression", compression, "--frames", "30");
        await using var oracle = await SpiceOracleProcess.StartAsync(server.Address);
        foreach (var scene in await SpiceServerProcess.ScenesAsync())
        {
            await server.PlayAsync(scene);
            var drawn = await server.PictureAsync($"scene-{scene}");
            Assert.True(drawn.HasContent, scene);
            var allowed = scene == "text" ? LetterPixels : 0;
            var differences = 0;
            await Eventually.TrueAsync(
                $"{scene} is shown", async () => (differences = drawn.DifferencesTo(await oracle.PictureAsync())) <= allowed, 10);
        }
    }

    [Fact]
    public async Task A_scene_is_the_same_for_a_seed_and_another_for_another()
    {
        var pictures = new List<PixelGrid>();
        foreach (var seed in (string[])["5", "5", "6"])
        {
            await using var server = await SpiceServerProcess.StartUnixAsync("--seed", seed);
            await server.PlayAsync("copy-formats");
            pictures.Add(await server.PictureAsync());
        }

        Assert.Equal(0, pictures[0].DifferencesTo(pictures[1]));
        Assert.NotEqual(0, pictures[0].DifferencesTo(pictures[2]));
    }

    [Fact]
    public async Task A_wrong_command_is_answered_and_changes_nothing()
    {
        await using var server = await SpiceServerProcess.StartUnixAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.PlayAsync("no-such-scene"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.CursorAsync("square"));
        await server.ResizeAsync(640, 480);
        Assert.Equal("640x480", (await server.PictureAsync()).ToString());
    }

    [Theory]
    [InlineData("alpha")]
    [InlineData("mono")]
    [InlineData("color4")]
    [InlineData("color8")]
    [InlineData("color16")]
    [InlineData("color24")]
    [InlineData("color32")]
    public async Task Every_cursor_is_taken(string kind)
    {
        await using var server = await SpiceServerProcess.StartUnixAsync();
        await server.CursorAsync(kind);
        await server.CursorAsync($"{kind} uncached");
        await server.CursorAsync("move 10 20");
        await server.CursorAsync("hide");
        await server.MonitorsAsync("400x600+0+0", "400x600+400+0");
        await server.PictureAsync();
        Assert.False(server.HasExited, server.Errors);
    }
}
