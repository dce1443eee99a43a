using Compositor.Contracts;
using Xunit;

namespace Compositor.Spice.Tests.Real;

/// <summary>What goes on beside the pictures: input, pointer, heads, sizes; against libspice-server.</summary>
public sealed class SessionTests
{
    private const ushort KeyA = 30;
    private const ushort KeyUp = 103;
    private const ushort LeftButton = 0x110;

    [Fact]
    public async Task Keys_buttons_and_the_wheel_arrive()
    {
        await using var server = await SpiceServerProcess.StartUnixAsync();
        await using var source = await StartAsync(server);
        source.Input.Key(KeyA, pressed: true);
        await server.InputAsync("key 1e");
        source.Input.Key(KeyA, pressed: false);
        await server.InputAsync("key 9e");
        source.Input.Key(KeyUp, pressed: true);
        await server.InputAsync("key e0");
        await server.InputAsync("key 48");
        source.Input.Button(LeftButton, pressed: true);
        await server.InputAsync("motion 0 0 0 1");
        source.Input.Reset();
        await server.InputAsync("key c8");
        await server.InputAsync("buttons 0");
    }

    [Fact]
    public async Task The_pointer_moves_by_steps_until_a_tablet_makes_positions_possible()
    {
        await using var server = await SpiceServerProcess.StartUnixAsync();
        await using var source = await StartAsync(server);
        Assert.Equal(PointerMode.Relative, source.Input.PointerMode);
        source.Input.PointerBy(5, -3);
        await server.InputAsync("motion 5 -3");
        await server.MouseAsync(client: true);
        await source.UntilAsync(() => source.Input.PointerMode == PointerMode.Absolute, "the client's mouse mode");
        source.Input.PointerTo(new Point(10, 20));
        await server.InputAsync("position 10 20");
    }

    [Fact]
    public async Task The_pointer_has_the_guests_image()
    {
        await using var server = await SpiceServerProcess.StartUnixAsync();
        await using var source = await StartAsync(server);
        foreach (var kind in new[] { "alpha", "mono", "color16", "color24", "color32" })
        {
            var before = source.Host[0].Cursor;
            await server.CursorAsync(kind);
            await source.UntilAsync(() => source.Host[0].Cursor is { } image && image != before, $"a pointer of kind {kind}");
            Assert.Contains(source.Host[0].Cursor!.Argb.ToArray(), value => value != 0);
        }

        await server.CursorAsync("hide");
        await source.UntilAsync(() => source.Host[0].Pointer is { Visible: false }, "no pointer");
    }

    [Fact]
    public async Task Heads_are_parts_of_one_canvas()
    {
        await using var server = await SpiceServerProcess.StartUnixAsync();
        await using var source = await StartAsync(server);
        await server.MonitorsAsync("400x600+0+0", "400x600+400+0");
        await server.PlayAsync("copy-formats");
        var whole = await server.PictureAsync();
        await source.ShowsAsync(whole.Cut(0, 0, 400, 600));
        await source.ShowsAsync(whole.Cut(400, 0, 400, 600), head: 1);
        await server.MonitorsAsync("800x600+0+0");
        await source.ShowsAsync(whole);
        await source.UntilAsync(() => source.Host[1].Unmapped > 0, "the second head goes", head: 1);
    }

    [Fact]
    public async Task Another_size_is_followed()
    {
        await using var server = await SpiceServerProcess.StartUnixAsync();
        await using var source = await StartAsync(server);
        await server.ResizeAsync(640, 480);
        await source.UntilAsync(() => source.Picture() is { Width: 640, Height: 480 }, "the new size");
        await server.PlayAsync("fill");
        await source.ShowsAsync(await server.PictureAsync());
    }

    private static async Task<RunningSource> StartAsync(SpiceServerProcess server)
    {
        var source = new RunningSource(server.Address);
        await server.WaitForClientAsync();
        await source.UntilAsync(() => source.Picture() is not null && source.Host[0].Options?.Input is not null, "the first picture");
        return source;
    }
}
