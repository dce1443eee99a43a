using Compositor.Contracts;
using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Spice.Tests.Real;

/// <summary>
/// What libspice-server itself sends of a card that draws with OpenGL. The memory is no GPU's here, so that nobody can import it; pictures are
/// looked at in the lab (docs/LAB.md).
/// </summary>
public sealed class GlTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_scanout_becomes_a_dma_buf_and_its_frames_are_answered()
    {
        await using var server = await SpiceServerProcess.StartUnixAsync();
        await using var source = new RunningSource(server.Address);
        await server.WaitForClientAsync();
        await server.ShowGlAsync(320, 200);
        await source.UntilAsync(() => source.Host[0].Buffer is { Kind: BufferKind.DmaBuf }, "the scanout");
        Assert.Equal((new Size(320, 200), FourCc.Xrgb8888), (source.Host[0].Buffer!.Size, source.Host[0].Buffer!.Format));
        await server.DrawGlAsync(100);
        Assert.Contains(new Rect(0, 0, 320, 200), source.Host[0].Damage);

        await server.MonitorsAsync("160x200+0+0", "160x200+160+0");
        await source.UntilAsync(() => source.Host[1].Buffer is { Kind: BufferKind.DmaBuf, Origin.X: 160 }, "the second head", 1);
        await server.DrawGlAsync(10);

        // Both kinds in turn.
        await server.HideGlAsync();
        await server.MonitorsAsync("800x600+0+0");
        await server.PlayAsync("copy-formats");
        await source.ShowsAsync(await server.PictureAsync());
        await server.ShowGlAsync(640, 480);
        await source.UntilAsync(() => source.Host[0].Buffer is { Kind: BufferKind.DmaBuf, Size.Width: 640 }, "the scanout after a canvas");
        await server.DrawGlAsync(10);
        Assert.DoesNotContain("GL", server.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scanout_from_before_the_connection_is_shown()
    {
        await using var server = await SpiceServerProcess.StartUnixAsync();
        await server.ShowGlAsync(320, 200);
        for (var connection = 0; connection < 2; connection++)
        {
            await using var source = new RunningSource(server.Address);
            await source.UntilAsync(() => source.Host[0].Buffer is { Kind: BufferKind.DmaBuf }, "the scanout");
            await server.DrawGlAsync(10);
        }
    }

    [Fact]
    public async Task Memory_that_is_no_dma_buf_is_told_and_frames_are_answered()
    {
        using var workspace = new Workspace();
        await using var server = await SpiceServerProcess.StartUnixAsync();
        await server.ShowGlAsync(320, 200);
        var configuration = $"""
            [[source]]
            name = "machine"
            kind = "spice"
            address = "{server.Address}"
            """;
        await using var compositor = await CompositorProcess.StartAsync(workspace, configuration, ["--output", "headless", "--size", "640x480"]);
        await server.WaitForClientAsync();
        await Eventually.TrueAsync("the tile says what is wrong", async () => (await compositor.ControlAsync(new { verb = "sources" })).ToString().Contains("not a dma-buf", StringComparison.Ordinal));
        await compositor.OutputPictureAsync("spice-gl-memory.png");

        // At the pace of the screen, 60 a second.
        await server.DrawGlAsync(60);
    }

    [Fact]
    public async Task A_client_that_cannot_have_descriptors_is_told_why_its_display_ends()
    {
        await using var server = await SpiceServerProcess.StartTcpAsync();
        await using var source = new RunningSource(server.Address);
        await server.WaitForClientAsync();
        await server.PlayAsync("copy-formats");
        await source.ShowsAsync(await server.PictureAsync());
        await server.ShowGlAsync(320, 200);
        var reason = await Assert.ThrowsAsync<SourceException>(() => source.Completion.WaitAsync(TimeSpan.FromSeconds(30), Ending));
        Assert.Contains("draws with OpenGL, which SPICE gives only over a unix socket", reason.Message, StringComparison.Ordinal);
    }
}
