using Compositor.EndToEnd.Tests.Peers;
using Compositor.Plugins.Spice;
using Compositor.Spice.Tests.Fakes;
using Xunit;

namespace Compositor.Spice.Tests.Hostile;

/// <summary>The built program with a server that says something else that is wrong each time it is tried again.</summary>
public sealed class HostileWallTests
{
    private const long MostMemory = 512 << 20;

    // Those that another client dies of, and one of each other kind.
    private static readonly string[] Names =
    [
        "an image of type 55", "a QUIC image of another width than its descriptor's", "a QUIC image whose bits end early", "rows whose lengths overflow",
        "a copy within LZ from before its start", "a pointer outside of the message", "more surfaces than there is memory for", "a message of four gigabytes",
        "the end in mid-message", "stream 64", "descriptors that no message wants",
    ];

    [Fact]
    public async Task Each_end_is_told_the_server_is_tried_again_and_the_source_beside_it_goes_on()
    {
        var cases = HostileImages.All().Concat(HostileDraws.All()).Concat(HostileTalk.All()).ToDictionary(hostile => hostile.Name);
        using var workspace = new Workspace();
        using var server = new ScriptedServer(ChannelKind.Display);
        var configuration = $"""
            [shell]
            retry-initial = 1
            retry-maximum = 1
            [[source]]
            name = "hostile"
            kind = "spice"
            address = "{server.Address}"
            memory = 64
            [[source]]
            name = "healthy"
            kind = "testcard"
            rate = 30
            pattern = "moving-box"
            """;
        await using var compositor = await CompositorProcess.StartAsync(workspace, configuration, ["--output", "headless", "--size", "640x480"]);
        await compositor.WaitForStateAsync("healthy", "live");
        foreach (var name in Names)
        {
            var commits = (await compositor.SourceAsync("healthy")).Commits;
            var display = await server.ChannelAsync(ChannelKind.Display);
            PaintedScreen.Create(display);
            PaintedScreen.Paint(display, PaintedScreen.Blue);
            cases[name].Say(display);
            await compositor.WaitForAsync("hostile", $"says \"{cases[name].Reason}\" of {name}", now => now.Reason.Contains(cases[name].Reason!, StringComparison.Ordinal));
            await compositor.WaitForAsync("healthy", "goes on", now => now.State == "live" && now.Commits > commits);
        }

        // The last picture is held while it is away.
        Assert.Equal(1, (await compositor.SourcePictureAsync("hostile")).ShareOf(pixel => pixel == PaintedScreen.Blue));
        await compositor.OutputPictureAsync("spice-hostile.png");
        using var process = System.Diagnostics.Process.GetProcessById(compositor.Pid);
        var memory = process.WorkingSet64;
        Assert.True(memory < MostMemory, $"the program holds {memory >> 20} MiB");
        Assert.Equal(0, await compositor.QuitAsync());
    }
}
