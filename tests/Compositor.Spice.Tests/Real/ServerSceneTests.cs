using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Spice.Tests.Real;

/// <summary>The peers of the other tests, tested on each other: what libspice-server draws for itself is what libspice-client-glib shows.</summary>
public sealed class ServerSceneTests
{
    [Theory]
    [InlineData("unix", "1")]
    [InlineData("tcp", "2")]
    public async Task Another_client_shows_what_the_server_has_drawn(string way, string compression)
    {
        await using var server = way == "unix"
            ? await SpiceServerProcess.StartUnixAsync("--compression", compression, "--frames", "30")
            : await SpiceServerProcess.StartTcpAsync("--compression", compression, "--frames", "30");
        await using var oracle = await SpiceOracleProcess.StartAsync(server.Address);
        var letters = await LetterRows.FindAsync();
        foreach (var scene in await SpiceServerProcess.ScenesAsync())
        {
            await server.PlayAsync(scene);
            var drawn = await server.PictureAsync($"scene-{scene}");
            Assert.True(drawn.HasContent, scene);
            await Eventually.TrueAsync(
                $"{scene} is shown",
                async () => await oracle.PictureAsync() is var shown && (drawn.DifferencesTo(shown) == 0 || (scene == LetterRows.Scene && letters.Explain(drawn, shown))),
                10);
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

    [Fact]
    public async Task A_client_stays_through_all_that_a_test_can_ask_for()
    {
        await using var server = await SpiceServerProcess.StartTcpAsync("--password", "open sesame");
        await using var oracle = await SpiceOracleProcess.StartAsync(server.Address, "open sesame");
        await server.WaitForClientAsync();
        foreach (var kind in (string[])["alpha", "mono", "color4", "color8", "color16", "color24", "color32"])
        {
            // That client has no decoder for two of them, and says so.
            await server.CursorAsync(kind);
            await server.CursorAsync($"{kind} uncached");
        }

        await server.CursorAsync("move 10 20");
        await server.CursorAsync("hide");
        await server.MouseAsync(client: true);
        await server.LedsAsync(5);
        await server.MouseAsync(client: false);
        await server.MonitorsAsync("400x600+0+0", "400x600+400+0");
        await server.ResizeAsync(1024, 768);
        await server.PlayAsync("copy-formats");
        var drawn = await server.PictureAsync();
        Assert.Equal("1024x768", drawn.ToString());
        await Eventually.TrueAsync("the new size is shown", async () => drawn.DifferencesTo(await oracle.PictureAsync()) == 0, 10);
        Assert.False(server.HasExited, server.Errors);
    }

    [Fact]
    public async Task By_tls_the_server_has_a_certificate_by_the_test_s_authority()
    {
        using var files = new TlsFiles();
        await using var server = await SpiceServerProcess.StartTlsAsync(files);
        Assert.Equal(0, server.Port);
        await TlsTool.VerifyAsync(server.TlsPort, files);
    }
}
