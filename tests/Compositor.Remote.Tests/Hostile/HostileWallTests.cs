using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Remote.Tests.Hostile;

/// <summary>The built program with a server that says something else that is wrong each time it is tried again, and a good one beside it.</summary>
public sealed class HostileWallTests
{
    private const long MostMemory = 512 << 20;
    private const int Blue = 0x0000ff;
    private const int Green = 0x00ff00;

    private static readonly string[] Names =
    [
        "a desktop of 65535x65535", "a desktop of 12000x12000", "4294967295 parts of RRE", "a zlib bomb as ZRLE", "a zlib bomb as Tight", "four gigabytes of H.264",
        "a JPEG picture of segments without end", "a pointer of 65535x65535", "a message of an unknown kind", "the end in mid-rectangle",
    ];

    [Fact]
    public async Task Each_end_is_told_the_server_is_tried_again_and_the_sources_beside_it_go_on()
    {
        var cases = HostileCases.All().ToDictionary(hostile => hostile.Name);
        using var workspace = new Workspace();
        var next = string.Empty;
        using var hostile = new SayingServer(() => Say(cases[Volatile.Read(ref next)]), ends: true);
        using var good = new SayingServer(HostileTests.Painted(Green).Bytes);
        var configuration = $"""
            [shell]
            retry-initial = 1
            retry-maximum = 1
            [[source]]
            name = "hostile"
            kind = "vnc"
            address = "{hostile.Address}"
            memory = 64
            [[source]]
            name = "good"
            kind = "vnc"
            address = "{good.Address}"
            [[source]]
            name = "healthy"
            kind = "testcard"
            rate = 30
            pattern = "moving-box"
            """;
        Volatile.Write(ref next, Names[0]);
        await using var compositor = await CompositorProcess.StartAsync(workspace, configuration, ["--output", "headless", "--size", "640x480"]);
        await compositor.WaitForStateAsync("healthy", "live");
        foreach (var name in Names)
        {
            Volatile.Write(ref next, name);
            var commits = (await compositor.SourceAsync("healthy")).Commits;
            await compositor.WaitForAsync("hostile", $"says \"{cases[name].Reason}\" of {name}", now => now.Reason.Contains(cases[name].Reason!, StringComparison.Ordinal));
            await compositor.WaitForAsync("healthy", "goes on", now => now.State == "live" && now.Commits > commits);
            Assert.Equal("live", (await compositor.SourceAsync("good")).State);
        }

        // The last pictures are held while it is away.
        Assert.Equal(Blue, (await compositor.SourcePictureAsync("hostile")).At(60, 60));
        Assert.Equal(1, (await compositor.SourcePictureAsync("good")).ShareOf(pixel => pixel == Green));
        (await compositor.OutputPictureAsync()).SavePng(Workspace.Keep("hostile-wall.png", "remote"));
        using var process = System.Diagnostics.Process.GetProcessById(compositor.Pid);
        Assert.InRange(process.WorkingSet64, 0, MostMemory);
        Assert.Equal(0, await compositor.QuitAsync());
    }

    private static byte[] Say(HostileCase hostile)
    {
        var talk = HostileTests.Painted(Blue);
        hostile.Say(talk);
        return talk.Bytes;
    }
}
