using Compositor.Lab.Tests.Machine;
using Xunit;

namespace Compositor.Lab.Tests.Producers;

/// <summary>
/// Dma-bufs that no GPU has rendered: of a memfd (udmabuf), of another card (vgem), of a heap; from a producer that plays a QEMU
/// (tests/lab/Producer), also from one that lies, and one that is killed.
/// </summary>
[Collection(LabCollection.Name)]
public sealed partial class ProducerTests(ProducerWall wall) : IClassFixture<ProducerWall>
{
    private static readonly string[] Kinds = ["udmabuf", "dumb", "heap"];

    [Theory]
    [InlineData("udmabuf")]
    [InlineData("dumb")]
    [InlineData("heap")]
    public async Task A_driver_that_imports_it_draws_it_where_it_lies(string memory)
    {
        var before = await wall.HoldingsAsync();
        var producer = await IsShownAsync(memory, "dma-buf, modifier", "");
        Assert.Equal("", (await wall.StateAsync(memory)).Reason);
        await EndAsync(before, producer);
    }

    [Fact]
    [Trait("lasts", "minutes")]
    public async Task A_driver_that_does_not_import_them_has_them_copied()
    {
        await wall.RestartAsync("", "upload");
        foreach (var memory in Kinds)
        {
            var before = await wall.HoldingsAsync();
            var producer = await IsShownAsync(memory, "upload", "-copied");
            Assert.Contains("dma-buf", (await wall.StateAsync(memory)).Reason, StringComparison.Ordinal);
            await EndAsync(before, producer);
        }

        await wall.RestartAsync(wall.Double, "dma-buf, modifier");
    }

    private async Task<RunningProducer> IsShownAsync(string memory, string rung, string suffix)
    {
        var producer = new RunningProducer(wall.Lab, memory);
        await producer.StartAsync($"--memory {memory} --size 640x400 --buffers 3 --frames 8");
        await wall.ShowAsync(producer);

        // The eighth frame is in the second buffer; on whichever rung it is at first, it looks the same.
        await wall.Watch.ShowsAsync(0, producer.Picture(1, 640, 400), $"producer-{memory}{suffix}");
        await wall.Viewer.UsesAsync(memory, rung);
        await wall.Watch.ShowsAsync(0, producer.Picture(1, 640, 400), $"producer-{memory}{suffix}");
        return producer;
    }
}
