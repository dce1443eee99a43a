using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Remote.Tests.Real;

/// <summary>Real desktops: what is shown is what X says is on their screens, and keys get there.</summary>
public sealed class DesktopTests
{
    [Fact]
    public async Task A_desktop_is_shown_as_X_says_also_after_a_key()
    {
        await using var server = await TigerVnc.StartAsync();
        await using var source = new RunningSource(server.Address);
        server.Desktop.Start("xterm", "-geometry", "60x20+30+40", "-e", "seq 1000; cat");
        server.Desktop.Start("xlogo", "-render", "-geometry", "220x180+560+30");
        await server.Desktop.RunAsync("x11perf", "-repeat", "1", "-time", "1", "-reps", "20", "-rect100", "-putimage100", "-scroll100", "-line100", "-copywinwin100");
        var before = await server.Desktop.WaitForStillPictureAsync(picture => picture.ShareOf(pixel => pixel != 0) > 0.15);
        before.SavePng(Workspace.Keep("desktop.png", "remote"));
        await source.ShowsAsync(before);

        source.Input.PointerTo(new Contracts.Point(100, 100));
        source.Input.Key(30, pressed: true);
        source.Input.Key(30, pressed: false);
        var after = await server.Desktop.WaitForStillPictureAsync(picture => picture.DifferencesTo(before) > 0);
        await source.ShowsAsync(after);
    }
}
