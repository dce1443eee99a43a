using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Lab.Tests.Kms;

/// <summary>Monitors that are pulled and plugged in while machines are shown on them.</summary>
public sealed partial class KmsTests
{
    [Fact]
    public async Task A_monitor_that_goes_and_comes_is_followed()
    {
        var before = await wall.Viewer.AskAsync("""{"verb":"sources"}""");
        await lab.Monitors.UnplugSecondAsync();
        await OutputsBecomeAsync("Virtual-1");
        await wall.ShowsItsSceneAsync(0, "Virtual-1", "kms-unplugged-0");
        Assert.True((await wall.SourceAsync("beta")).IsShown);

        // The pointer does not stay behind where nobody sees it.
        await lab.Input.MoveAsync(5000, 5000);
        await Eventually.TrueAsync("the pointer is in the corner", async () => await wall.CursorAsync() == ("crtc-0", 1279, 799));

        await lab.Monitors.PlugAsync(1, 1024, 768);
        await OutputsBecomeAsync("Virtual-1", "Virtual-2");
        await wall.ShowsItsSceneAsync(0, "Virtual-1", "kms-plugged-0");
        await wall.ShowsItsSceneAsync(1, "Virtual-2", "kms-plugged-1");
        Assert.Equal(SourceNames(before), SourceNames(await wall.Viewer.AskAsync("""{"verb":"sources"}""")));
        Assert.DoesNotContain("away", (await wall.Viewer.AskAsync("""{"verb":"sources"}""")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_monitor_may_go_and_the_picture_returns_with_the_next()
    {
        try
        {
            // Nobody is told of this, as it is nobody's plug: only when the other one goes.
            await lab.SucceedAsync("echo off > /sys/class/drm/card0-Virtual-1/status");
            await lab.Monitors.UnplugSecondAsync();
            await OutputsBecomeAsync();

            // They go on unseen: what is typed is drawn, and the next frame asked for.
            var commits = (await wall.SourceAsync("alpha")).Commits;
            await wall.Viewer.AskAsync("""{"verb":"send-key","name":"alpha","keys":["A"]}""");
            await Eventually.TrueAsync("alpha goes on", async () => (await wall.SourceAsync("alpha")).Commits > commits);
            Assert.True((await wall.Viewer.CaptureAsync("alpha")).HasContent);

            await lab.Monitors.PlugAsync(1, 1024, 768);
            await OutputsBecomeAsync("Virtual-2");
            await wall.ShowsItsSceneAsync(1, "Virtual-2", "kms-returned-1");
            Assert.All(KmsWall.Tiles.Keys, name => Assert.True(wall.SourceAsync(name).GetAwaiter().GetResult().IsShown));
        }
        finally
        {
            await lab.SucceedAsync("echo detect > /sys/class/drm/card0-Virtual-1/status");
            await lab.Monitors.UnplugSecondAsync();

            // A virtio GPU may miss what happens while it still looks at what happened before.
            await OutputsBecomeAsync("Virtual-1");
            await lab.Monitors.PlugAsync(1, 1024, 768);
        }

        await OutputsBecomeAsync("Virtual-1", "Virtual-2");
        await wall.ShowsItsSceneAsync(0, "Virtual-1", "kms-returned-0");
    }

    private static string[] SourceNames(System.Text.Json.JsonElement answer) =>
        [.. answer.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("name").GetString()!)];

    private Task OutputsBecomeAsync(params string[] names) => Eventually.TrueAsync(
        $"the outputs are [{string.Join(", ", names)}]", async () => (await wall.OutputsAsync()).Select(output => output.Name).SequenceEqual(names), 60);
}
