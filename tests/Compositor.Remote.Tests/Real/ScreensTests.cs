using Compositor.Contracts;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Plugins.Remote;
using Xunit;

namespace Compositor.Remote.Tests.Real;

/// <summary>A desktop with two screens is two surfaces; screens come, change and go while it is shown.</summary>
public sealed class ScreensTests
{
    private static readonly Rect First = new(0, 0, 500, 400);
    private static readonly Rect Second = new(500, 0, 300, 350);

    [Fact]
    public async Task Each_screen_is_a_surface_with_its_own_pixels_input_and_size()
    {
        Assert.SkipUnless(Tool.IsInstalled("xrandr"), "xrandr is not installed; on Debian: apt install x11-xserver-utils");
        await using var server = await TigerVnc.StartAsync();
        await using var source = new RunningSource(server.Address);
        await source.UntilAsync(() => source.Picture() is not null, "a picture");
        server.Desktop.Start("xterm", "-geometry", "60x20+30+40", "-e", "seq 1000; cat");
        server.Desktop.Start("xlogo", "-geometry", "220x180+520+30");
        await using (await ArrangeAsync(server, First, Second))
        {
            var screen = await server.Desktop.WaitForStillPictureAsync(picture => (picture.Width, picture.Height) == (800, 400) && picture.ShareOf(pixel => pixel != 0) > 0.2);
            await source.ShowsAsync(Cut(screen, First));
            await source.ShowsAsync(Cut(screen, Second), head: 1);
            source.Picture(1)!.SavePng(Workspace.Keep("second-screen.png", "remote"));

            source.Host[1].Options!.Input!.PointerTo(new Point(40, 50));
            await Eventually.TrueAsync("the pointer at 540, 50", async () => (await server.Desktop.OutputAsync("xdotool", "getmouselocation")).StartsWith("x:540 y:50 ", StringComparison.Ordinal));

            source.Host[1].Options!.Display!.RequestSize(new Size(320, 300), default);
            source.Host[0].Options!.Display!.RequestSize(new Size(600, 420), default);
            screen = await server.Desktop.WaitForStillPictureAsync(picture => (picture.Width, picture.Height) == (920, 420));
            await source.ShowsAsync(Cut(screen, new Rect(0, 0, 600, 420)));
            await source.ShowsAsync(Cut(screen, new Rect(600, 0, 320, 300)), head: 1);
        }

        await using (await ArrangeAsync(server, new Rect(0, 0, 640, 480)))
        {
            var screen = await server.Desktop.WaitForStillPictureAsync(picture => (picture.Width, picture.Height) == (640, 480));
            await source.ShowsAsync(screen);
            await source.UntilAsync(() => source.Host[1].Unmapped == 1, "the second screen gone", head: 1);
        }
    }

    [Fact]
    public void Screens_stay_side_by_side_or_one_above_the_other()
    {
        var row = new ScreenLayout(new Size(800, 400), [(7, Second, 1), (3, First, 0)]);
        Assert.Equal(
            [(7u, new Rect(500, 0, 320, 300), 1u), (3u, First, 0u)],
            row.Resize(0, new Size(320, 300))!.Screens);
        Assert.Equal(new Size(820, 400), row.Resize(0, new Size(320, 300))!.Size);
        var column = new ScreenLayout(new Size(500, 800), [(1, First, 0), (2, First with { Y = 400 }, 0)]);
        Assert.Equal(new Rect(0, 500, 500, 400), column.Resize(0, new Size(600, 500))!.AreaOf(1));
        Assert.Equal(new Size(600, 900), column.Resize(0, new Size(600, 500))!.Size);
        Assert.Null(new ScreenLayout(new Size(65535, 10), [(1, new Rect(0, 0, 60000, 10), 0), (2, new Rect(60000, 0, 5535, 10), 0)]).Resize(1, new Size(9000, 10)));
    }

    private static PixelGrid Cut(PixelGrid screen, Rect area) => screen.Cut(area.X, area.Y, area.Width, area.Height);

    /// <summary>Another viewer, which says what screens there are; they stay when it goes.</summary>
    private static async Task<IAsyncDisposable> ArrangeAsync(TigerVnc server, params Rect[] screens)
    {
        var transport = await server.Opener.OpenAsync(CancellationToken.None);
        _ = new RfbHandshake([new NoSecurity()], isShared: true).Run(transport);
        var sender = new RfbSender(transport);
        sender.SetEncodings([(int)Encoding.ExtendedDesktopSize]);
        var size = new Size((int)screens.Max(screen => screen.Right), (int)screens.Max(screen => screen.Bottom));
        sender.SetDesktopSize(new ScreenLayout(size, [.. screens.Select((screen, i) => ((uint)i, screen, 0u))]));
        return new Viewer(transport);
    }

    private sealed class Viewer(Compositor.Sources.Transport transport) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            transport.Shutdown();
            transport.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
