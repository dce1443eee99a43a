using Compositor.Contracts;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Plugins.Remote;
using Compositor.Remote.Tests.Replay;
using Compositor.Sources;
using Xunit;

namespace Compositor.Remote.Tests.Real;

/// <summary>What a server has to send depends on who looks.</summary>
public sealed class ViewTests
{
    private const byte Bell = 2;

    [Fact]
    public async Task A_hidden_desktop_sends_nothing_and_is_right_when_it_is_shown_again()
    {
        await using var server = await TigerVnc.StartAsync();
        using var host = new RecordingHost();
        var opener = new RecordingOpener(server.Opener);
        using var ending = new CancellationTokenSource();
        await using var session = new RfbSession(host, "view", Recorded.Options(), "", ServerTrust.System);
        var running = session.RunAsync(opener, ending.Token);
        await host[0].UntilAsync(() => host[0].Options is not null && host[0].Snapshot() is { Size.IsEmpty: false }, "a picture");

        // The server draws the pointer itself until its client has moved it.
        host[0].Options!.Input!.PointerTo(new Point(780, 580));
        var view = host[0].Options!.View!;
        var size = new Size(800, 600);
        await BellAsync();
        view.Show(default);

        // Each update that was asked for before may still come: a first bell, with something drawn, takes it.
        server.Desktop.Start("xterm", "-geometry", "60x12+30+40", "-e", "seq 100; cat");
        await server.Desktop.WaitForStillPictureAsync(picture => picture.ShareOf(pixel => pixel != 0) > 0.05);
        await BellAsync();
        var before = opener.Bytes.Length;
        server.Desktop.Start("xterm", "-geometry", "60x20+300+200", "-e", "seq 300; cat");
        var after = await server.Desktop.WaitForStillPictureAsync(picture => picture.ShareOf(pixel => pixel != 0) > 0.2);
        await BellAsync();
        Assert.All(opener.Bytes[before..], said => Assert.Equal(Bell, said));

        view.Show(new ViewState(size, IsFocused: true));
        await host[0].UntilAsync(() => host[0].Snapshot() is { } seen && Same(after, seen.Pixels), "what was drawn meanwhile");
        await ending.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        async Task BellAsync()
        {
            var from = opener.Bytes.Length;
            await server.Desktop.RunAsync("xkbbell");
            await host[0].UntilAsync(() => opener.Bytes is { } bytes && bytes.Length > from && bytes[^1] == Bell, "the bell");
        }
    }

    private static bool Same(PixelGrid expected, byte[] seen) =>
        expected.DifferencesTo(new PixelGrid(expected.Width, expected.Height, System.Runtime.InteropServices.MemoryMarshal.Cast<byte, int>(seen).ToArray())) == 0;
}
