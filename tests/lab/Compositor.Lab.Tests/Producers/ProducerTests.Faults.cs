using System.Globalization;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Lab.Tests.Virgl;
using Xunit;

namespace Compositor.Lab.Tests.Producers;

/// <summary>Producers that lie or behave badly: they get a placeholder with a reason, and nobody else notices.</summary>
public sealed partial class ProducerTests
{
    // What is said of each, in part; those that break the protocol lose their connection.
    private static readonly (string Fault, string Reason, bool Ends)[] Lies =
    [
        ("small", "its memory has", false),
        ("offset", "its memory has", false),
        ("fourcc", "is not known", false),
        ("modifier", "modifier 0xf0000001badcafe", false),
        ("swapped-planes", "NV12", false),
        ("file", "not a dma-buf", false),
        ("socket", "not a dma-buf", false),
        ("no-fd", "descriptor", true),
        ("no-planes", "0 planes", true),
        ("five-planes", "more than 4 planes", true),
    ];

    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(1.5);

    [Fact]
    [Trait("lasts", "minutes")]
    public async Task Lies_get_a_placeholder_with_the_reason()
    {
        var before = await wall.HoldingsAsync();
        var neighbour = await StartNeighbourAsync();
        var liars = Lies.Select(lie => new RunningProducer(wall.Lab, lie.Fault)).ToList();
        await Task.WhenAll(liars.Select(liar => liar.StartAsync($"--size 512x384 --rate 4 --fault {liar.Name}")));
        await wall.ShowAsync([neighbour, .. liars]);
        foreach (var (fault, reason, ends) in Lies)
        {
            await ReasonIsAsync(fault, reason);
            Assert.True(ends || (await wall.StateAsync(fault)).State != "away", $"{fault} has ended the connection");
        }

        Assert.True((await wall.Lab.ScreendumpAsync(0, "producer-lies-0")).HasContent && (await wall.Lab.ScreendumpAsync(1, "producer-lies-1")).HasContent);
        var commits = (await wall.Viewer.HeadAsync(neighbour.Name))!.Value.GetProperty("commits").GetInt64();
        var picture = await wall.Viewer.CaptureAsync(neighbour.Name);
        Assert.Contains(NeighboursPictures(neighbour), candidate => candidate.DistanceTo(picture) == 0);
        await GoesOnAsync(neighbour, commits);
        await EndAsync(before, [neighbour, .. liars]);
    }

    [Fact]
    [Trait("lasts", "minutes")]
    public async Task A_memfd_that_is_said_to_be_a_dma_buf_is_copied()
    {
        var before = await wall.HoldingsAsync();
        var producer = new RunningProducer(wall.Lab, "memfd");
        await producer.StartAsync("--size 640x400 --fault memfd --frames 2");
        await wall.ShowAsync(producer);
        await wall.Watch.ShowsAsync(0, producer.Picture(0, 640, 400), "producer-memfd");
        await wall.Viewer.UsesAsync("memfd", "upload");
        await ReasonIsAsync("memfd", "not a dma-buf");
        await EndAsync(before, producer);
    }

    [Theory]
    [Trait("lasts", "minutes")]
    [InlineData("flood")]
    [InlineData("disable")]
    public async Task A_producer_without_manners_is_shown_and_holds_up_nobody(string fault)
    {
        var before = await wall.HoldingsAsync();
        var neighbour = await StartNeighbourAsync();
        var producer = new RunningProducer(wall.Lab, fault, seed: 2);
        await producer.StartAsync($"--size 512x384 --fault {fault}");
        await wall.ShowAsync(neighbour, producer);
        await Eventually.TrueAsync($"{fault} is shown", async () => (await wall.Viewer.HeadAsync(fault))?.GetProperty("commits").GetInt64() > 10);
        await wall.Viewer.UsesAsync(fault, "dma-buf, modifier");
        await wall.Watch.ShowsAsync(1, producer.Picture(0, 512, 384), $"producer-{fault}");
        var commits = (await wall.Viewer.HeadAsync(neighbour.Name))!.Value.GetProperty("commits").GetInt64();
        await wall.Watch.ShowsOnlyAsync(1, Watch, $"producer-{fault}", [.. Enumerable.Range(0, 3).Select(buffer => producer.Picture(buffer, 512, 384))]);
        await wall.Watch.ShowsOnlyAsync(0, Watch, $"producer-{fault}-neighbour", NeighboursPictures(neighbour));
        await GoesOnAsync(neighbour, commits);
        Assert.InRange(await wall.Viewer.ImportsAsync(fault), 1, 3);
        TestContext.Current.TestOutputHelper?.WriteLine(await producer.LogAsync());
        await EndAsync(before, neighbour, producer);
    }

    [Fact]
    [Trait("lasts", "minutes")]
    public async Task A_producer_that_dies_with_its_first_scanout_leaves_a_reason_and_nothing_else()
    {
        var before = await wall.HoldingsAsync();
        var neighbour = await StartNeighbourAsync();
        var producer = new RunningProducer(wall.Lab, "mayfly", seed: 2);
        await wall.ShowAsync(neighbour, producer);
        for (var life = 0; life < 3; life++)
        {
            await producer.StartAsync("--size 512x384 --fault die");
            await producer.EndedAsync();
            await Eventually.TrueAsync("the dead one is away", async () => await wall.StateAsync("mayfly") is { State: "away", Reason.Length: > 0 });
        }

        Assert.True((await wall.Lab.ScreendumpAsync(1, "producer-mayfly")).HasContent);
        await GoesOnAsync(neighbour, 0);
        await EndAsync(before, neighbour, producer);
    }

    private async Task<RunningProducer> StartNeighbourAsync()
    {
        var neighbour = new RunningProducer(wall.Lab, "neighbour", seed: 7);
        await neighbour.StartAsync("--size 640x400 --rate 4");
        return neighbour;
    }

    private static PixelGrid[] NeighboursPictures(RunningProducer neighbour) => [.. Enumerable.Range(0, 3).Select(buffer => neighbour.Picture(buffer, 640, 400))];

    private Task GoesOnAsync(RunningProducer neighbour, long commits) => Eventually.TrueAsync(
        "the good neighbour goes on", async () => (await wall.Viewer.HeadAsync(neighbour.Name))?.GetProperty("commits").GetInt64() > commits);

    private async Task ReasonIsAsync(string name, string part)
    {
        var seen = ("", "");
        try
        {
            await Eventually.TrueAsync(
                $"{name} is not shown because \"{part}\"", async () => (seen = await wall.StateAsync(name)).Item2.Contains(part, StringComparison.Ordinal), 20);
        }
        catch (TimeoutException e)
        {
            Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{e.Message}; it is {seen}"));
        }
    }

    /// <summary>Removes the sources and then the producers; the compositor must have let go of all that came of them.</summary>
    private async Task EndAsync(Holdings before, params IReadOnlyList<RunningProducer> producers)
    {
        await wall.ShowAsync();
        foreach (var producer in producers)
        {
            await producer.KillAsync();
        }

        await wall.IsAtRestAsync(before);
    }
}
