using Compositor.Contracts;
using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Remote.Tests.Real;

/// <summary>What servers have besides pixels: pointers, sizes, mice without a tablet.</summary>
public sealed class ExtensionTests
{
    [Fact]
    public async Task A_pointer_is_that_of_the_window_it_is_over()
    {
        await using var server = await TigerVnc.StartAsync();
        await using var source = new RunningSource(server.Address);
        server.Desktop.Start("xterm", "-geometry", "60x20+30+40", "-e", "cat");
        await server.Desktop.WaitForStillPictureAsync(picture => picture.ShareOf(pixel => pixel != 0) > 0.1);
        await source.UntilAsync(() => source.Host[0].Options is not null, "a connection");
        source.Input.PointerTo(new Point(600, 500));
        source.Input.PointerTo(new Point(100, 100));
        await source.UntilAsync(() => source.Host[0].Cursor is { } cursor && Shown(cursor) > 10, "the terminal's pointer");
        var terminal = source.Host[0].Cursor!;
        Assert.InRange(terminal.HotSpot.Y, 1, terminal.Size.Height - 1);
        source.Input.PointerTo(new Point(600, 500));
        await source.UntilAsync(() => source.Host[0].Cursor is { } cursor && !cursor.Argb.Span.SequenceEqual(terminal.Argb.Span), "the desktop's pointer");
    }

    [Fact]
    public async Task The_desktop_takes_the_size_that_it_is_asked_for()
    {
        await using var server = await TigerVnc.StartAsync();
        await using var source = new RunningSource(server.Address);
        server.Desktop.Start("xterm", "-geometry", "60x20+30+40", "-e", "seq 100; cat");
        var before = await server.Desktop.WaitForStillPictureAsync(picture => picture.ShareOf(pixel => pixel != 0) > 0.1);
        await source.ShowsAsync(before);
        source.Host[0].Options!.Display!.RequestSize(new Size(1000, 700), default);
        var after = await server.Desktop.WaitForStillPictureAsync(picture => (picture.Width, picture.Height) == (1000, 700));
        await source.ShowsAsync(after);
    }

    [Fact]
    public async Task A_guest_without_a_tablet_takes_movements()
    {
        await using var qemu = await VncQemu.StartUnixAsync(Guest.Grub);
        await using var source = new RunningSource(qemu.Address);
        await source.UntilAsync(() => source.Host[0].Options?.Input is { PointerMode: PointerMode.Relative }, "a relative mouse");
        Assert.Equal(1, (await qemu.ExecuteAsync("query-mice")).GetArrayLength());
    }

    private static int Shown(CursorImage cursor)
    {
        var count = 0;
        for (var i = 3; i < cursor.Argb.Length; i += 4)
        {
            count += cursor.Argb.Span[i] != 0 ? 1 : 0;
        }

        return count;
    }
}
