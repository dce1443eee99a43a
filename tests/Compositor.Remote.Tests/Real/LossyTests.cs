using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Remote.Tests.Real;

/// <summary>Photographs: by JPEG they look as they do on the server's screen, and by other ways they are just that.</summary>
public sealed class LossyTests
{
    private const double LeastPsnr = 35;

    [Theory]
    // Above 6 it sends JPEG only of what changes often.
    [InlineData("tight", "5", 9, true)]
    [InlineData("tight", "6", 9, true)]
    [InlineData("tight", "lossless", 9, false)]
    [InlineData("tight-png", "lossless", 2, false)]
    [InlineData("zrle", "lossless", 2, false)]
    public async Task A_photograph_of_QEMU(string encoding, string quality, int compression, bool isLossy)
    {
        using var workspace = new Workspace();
        var photograph = workspace["splash.bmp"];
        var made = await Tool.RunAsync("convert", ["rose:", "-resize", "640x480!", "-type", "truecolor", $"BMP3:{photograph}"]);
        Assert.True(made.ExitCode == 0, made.Error);

        // The firmware shows it while it waits for a key.
        var guest = Guest.Grub with { Arguments = [.. Guest.Grub.Arguments, "-boot", $"menu=on,splash={photograph},splash-time=60000"] };
        await using var qemu = await VncQemu.StartUnixAsync(guest, "lossy=on", "non-adaptive=on");
        await using var source = new RunningSource(qemu.Address, ("encoding", encoding), ("quality", quality), ("compression", (long)compression));
        await qemu.WaitForStillPictureAsync(picture => (picture.Width, picture.Height) == (640, 480) && picture.ShareOf(pixel => pixel != 0) > 0.9);
        await qemu.FrozenAsync(async () =>
        {
            var screen = await qemu.PictureAsync();
            await LooksAsync(source, screen, $"qemu-{encoding}-{quality}", isLossy);
            return screen;
        });
    }

    [Theory]
    [InlineData("8")]
    [InlineData("9")]
    public async Task A_photograph_of_TigerVNC(string quality)
    {
        await using var server = await TigerVnc.StartAsync();
        await using var source = new RunningSource(server.Address, ("encoding", "tight"), ("quality", quality));
        server.Desktop.Start("display", "-geometry", "+30+40", "-resize", "800%", "rose:");
        var screen = await server.Desktop.WaitForStillPictureAsync(picture => picture.ShareOf(pixel => pixel != 0) > 0.3);

        // What does not change is sent anew without loss after a while.
        await LooksAsync(source, screen, $"tigervnc-{quality}", isLossy: null);
    }

    [Theory]
    [InlineData("8")]
    [InlineData("lossless")]
    public async Task A_photograph_of_libvncserver(string quality)
    {
        await using var server = await X11Vnc.StartAsync();
        await using var source = new RunningSource(server.Address, ("encoding", quality == "lossless" ? "tight-png" : "tight"), ("quality", quality));
        server.Desktop.Start("display", "-geometry", "+30+40", "-resize", "800%", "rose:");
        var screen = await server.Desktop.WaitForStillPictureAsync(picture => picture.ShareOf(pixel => pixel != 0) > 0.3);
        await LooksAsync(source, screen, $"x11vnc-{quality}", isLossy: quality != "lossless");
    }

    private static async Task LooksAsync(RunningSource source, PixelGrid screen, string name, bool? isLossy)
    {
        if (isLossy == false)
        {
            await source.ShowsAsync(screen);
            return;
        }

        var psnr = 0.0;
        await source.UntilAsync(
            () => source.Picture() is { } seen && (seen.Width, seen.Height) == (screen.Width, screen.Height) && (psnr = screen.PsnrTo(seen)) >= LeastPsnr, $"{LeastPsnr} dB, not {psnr}");
        source.Picture()!.SavePng(Workspace.Keep($"photograph-{name}.png", "remote"));
        TestContext.Current.TestOutputHelper?.WriteLine($"{psnr:F1} dB");
        Assert.True(isLossy is null || double.IsFinite(psnr), "nothing was lost: no JPEG was sent");
    }
}
