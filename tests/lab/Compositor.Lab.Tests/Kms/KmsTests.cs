using Compositor.EndToEnd.Tests.Peers;
using Compositor.Lab.Tests.Machine;
using Xunit;

namespace Compositor.Lab.Tests.Kms;

/// <summary>A bare console with two monitors: what they show, seen from outside, and what idling costs.</summary>
[Collection(LabCollection.Name)]
public sealed partial class KmsTests(LabMachine lab, KmsWall wall) : IClassFixture<KmsWall>
{
    private static readonly int[] Bars = [0xffffff, 0xffff00, 0x00ffff, 0x00ff00, 0xff00ff, 0xff0000, 0x0000ff, 0x000000];

    [Fact]
    public async Task Both_monitors_show_their_scene_each_in_its_own_layout()
    {
        var outputs = await wall.OutputsAsync();
        Assert.Equal([("Virtual-1", 1280, 800), ("Virtual-2", 1024, 768)], outputs.Select(output => (output.Name, output.Width, output.Height)));

        PixelGrid[] seen = [await wall.ShowsItsSceneAsync(0, "Virtual-1", "kms-monitor-0"), await wall.ShowsItsSceneAsync(1, "Virtual-2", "kms-monitor-1")];
        foreach (var (name, (monitor, x, y, width, height)) in KmsWall.Tiles)
        {
            Assert.Equal(0, (await wall.Viewer.CaptureAsync(name)).DifferencesTo(seen[monitor].Cut(x, y, width, height)));
        }

        // And not only as the compositor has it: these bars are known. What is left of the input's board is beside them.
        var card = seen[0].Cut(640, KmsWall.Label, 640, 776);
        Assert.Equal(Bars, Enumerable.Range(0, 8).Select(bar => card.At((bar * 80) + 40, 400)));
        Assert.Equal(Bars, Enumerable.Range(0, 8).Select(bar => card.At((bar * 80) + 79, 775)));
        Assert.Equal(Bars, Enumerable.Range(0, 8).Select(bar => card.At(bar * 80, 200)));
    }

    [Fact]
    public async Task A_wall_on_which_nothing_changes_uses_no_processor_time()
    {
        await wall.ShowsItsSceneAsync(0, "Virtual-1", "kms-monitor-0");
        await lab.SucceedAsync("sleep 2");
        var (frames, before) = (await wall.OutputsAsync(), await wall.ProcessorTicksAsync());

        // What the question itself costs comes after the first count.
        before = await wall.ProcessorTicksAsync();
        await lab.SucceedAsync("sleep 5");
        Assert.InRange(await wall.ProcessorTicksAsync() - before, 0, 10);
        Assert.Equal(frames, await wall.OutputsAsync());
    }
}
