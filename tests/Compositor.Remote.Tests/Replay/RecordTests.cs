using Compositor.Plugins.Remote;
using Compositor.Remote.Tests.Real;
using Compositor.Sources;
using Xunit;

namespace Compositor.Remote.Tests.Replay;

/// <summary>Makes the recordings: run by name, where there are other servers or encodings.</summary>
public sealed class RecordTests
{
    [Theory(Explicit = true)]
    [InlineData("raw")]
    [InlineData("rre")]
    [InlineData("hextile")]
    [InlineData("tight")]
    [InlineData("zrle")]
    public async Task A_small_desktop_is_recorded(string encoding)
    {
        await using var server = await TigerVnc.StartAsync("-geometry", "200x150");
        using var host = new RecordingHost();
        var opener = new RecordingOpener(server.Opener);
        using var ending = new CancellationTokenSource();
        await using (var session = new RfbSession(host, "record", Recorded.Options(Enum.Parse<Encoding>(encoding, ignoreCase: true)), "", ServerTrust.System))
        {
            var running = session.RunAsync(opener, ending.Token);
            server.Desktop.Start("xterm", "-geometry", "30x8+4+4", "-e", "seq 30; cat");
            server.Desktop.Start("display", "-geometry", "+60+70", "rose:");
            await server.Desktop.RunAsync("x11perf", "-repeat", "1", "-time", "1", "-reps", "5", "-rect10", "-scroll100", "-line100");
            var screen = await server.Desktop.WaitForStillPictureAsync(picture => picture.ShareOf(pixel => pixel != 0) > 0.15);
            await host[0].UntilAsync(() => host[0].Snapshot() is { } seen && seen.Size.Width == screen.Width, "a picture");
            host[0].Options!.Display!.RequestSize(new Contracts.Size(180, 140), default);
            await server.Desktop.WaitForStillPictureAsync(picture => picture.Width == 180);
            await host[0].UntilAsync(() => host[0].Snapshot() is { } seen && seen.Size.Width == 180, "the other size");
            await ending.CancelAsync();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        Recorded.Keep($"tigervnc-{encoding}", opener.Bytes);
    }
}
