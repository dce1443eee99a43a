using Compositor.Contracts;
using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Remote.Tests.Real;

/// <summary>Buttons and wheels as a desktop sees them.</summary>
public sealed class MouseTests
{
    private const ushort Left = 0x110;
    private const ushort Side = 0x113;

    [Fact]
    public async Task Buttons_and_wheels_are_those_of_X()
    {
        Assert.SkipUnless(Tool.IsInstalled("xev"), "xev is not installed; on Debian: apt install x11-utils");
        using var workspace = new Workspace();
        await using var server = await TigerVnc.StartAsync();
        await using var source = new RunningSource(server.Address);
        await source.UntilAsync(() => source.Picture() is not null, "a picture");
        server.Desktop.Start("sh", "-c", $"exec stdbuf -oL xev -geometry 400x300+0+0 -event button > {workspace["seen"]}");
        await server.Desktop.WaitForStillPictureAsync(picture => picture.ShareOf(pixel => pixel != 0) > 0.1);
        source.Input.PointerTo(new Point(200, 250));
        foreach (var button in (ushort[])[Left, Side])
        {
            source.Input.Button(button, pressed: true);
            source.Input.Button(button, pressed: false);
        }

        source.Input.Wheel(0, 1);
        source.Input.Wheel(-1, 0);
        source.Input.Wheel(1, 0);
        await Eventually.TrueAsync("five buttons", () => Task.FromResult(Seen().Length == 5));
        Assert.Equal([1, 8, 4, 6, 7], Seen());

        int[] Seen() => [.. from line in File.ReadAllText(workspace["seen"]).Split("ButtonPress").Skip(1)
                            let at = line.IndexOf("button ", StringComparison.Ordinal)
                            where at >= 0
                            select line[at + 7] - '0'];
    }
}
