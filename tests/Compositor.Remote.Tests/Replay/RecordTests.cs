using Compositor.EndToEnd.Tests.Peers;
using Compositor.Plugins.Remote;
using Compositor.Remote.Tests.Made;
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

    /// <summary>A photograph of the firmware's, then text.</summary>
    [Theory(Explicit = true)]
    [InlineData("zlib", null)]
    [InlineData("tight-png", null)]
    [InlineData("tight", 1)]
    public async Task A_small_guest_is_recorded(string encoding, int? quality)
    {
        using var workspace = new Workspace();
        var photograph = workspace["splash.bmp"];
        var made = await Tool.RunAsync("convert", ["rose:", "-resize", "640x480!", .. quality is null ? (string[])["+dither", "-colors", "6"] : [], "-type", "truecolor", $"BMP3:{photograph}"]);
        Assert.True(made.ExitCode == 0, made.Error);
        var guest = Guest.Grub with { Arguments = [.. Guest.Grub.Arguments, "-boot", $"menu=on,splash={photograph},splash-time=3000"] };
        await using var qemu = await VncQemu.StartUnixAsync(guest, "lossy=on", "non-adaptive=on", "power-control=on");
        using var host = new RecordingHost { Sound = new RecordingSound() };
        var opener = new RecordingOpener(new TransportOpener(VncAddressParser.Parse(qemu.Address), ServerTrust.System, () => throw new InvalidOperationException("no web server")));
        using var ending = new CancellationTokenSource();
        var options = Recorded.Options(encoding switch { "zlib" => Encoding.Zlib, "tight-png" => Encoding.TightPng, _ => Encoding.Tight }) with { Quality = quality };
        await using (var session = new RfbSession(host, "record", options, "", ServerTrust.System))
        {
            var running = session.RunAsync(opener, ending.Token);
            await host[0].UntilAsync(() => host[0].Snapshot() is { Size.Width: 640 }, "a photograph");
            await qemu.WaitForStillPictureAsync(picture => picture.ShareOf(pixel => pixel != 0) is > 0.005 and < 0.5);
            await ending.CancelAsync();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        Recorded.Keep($"qemu-{encoding}{(quality is null ? "" : "-jpeg")}", opener.Bytes);
    }

    [Fact(Explicit = true)]
    public async Task What_no_server_here_sends_is_made()
    {
        var (frames, _) = await H264Frames.MakeAsync(MadeRecordings.VideoSize);
        foreach (var (name, bytes) in MadeRecordings.All(frames))
        {
            Recorded.Keep(name, bytes);
        }
    }
}
