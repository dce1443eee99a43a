using System.Text.Json;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Lab.Tests.Machine;
using Compositor.Lab.Tests.Virgl;
using Xunit;

namespace Compositor.Lab.Tests.Producers;

/// <summary>
/// A compositor whose sources come and go with the tests, started once for all tests of a class. Sources that end are tried again
/// at once.
/// </summary>
public sealed class ProducerWall(LabMachine lab) : IAsyncLifetime
{
    private const string Configuration = """
        [shell]
        labels = false
        log = "debug"
        retry-initial = 0.1
        retry-maximum = 0.2

        [layout]
        policy = "grid"


        """;

    private const double Seconds = 60;

    internal LabMachine Lab => lab;

    internal Viewer Viewer { get; } = new(lab, "producers-viewer");

    internal MonitorWatch Watch { get; } = new(lab);

    /// <summary>The environment with the double of a driver that imports any dma-buf (tests/lab/shim).</summary>
    internal string Double => $"LD_PRELOAD={lab.Payload}/libforeign-dmabuf.so";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => await Viewer.StartAsync(Configuration, Double);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(LabFolders.Artifacts, "producers-compositor.log"), await Viewer.LogAsync());
        await Viewer.KillAsync();
    }

    /// <summary>Has the compositor show just these; with several they take turns on the two monitors.</summary>
    internal async Task ShowAsync(params IReadOnlyList<RunningProducer> producers)
    {
        await Viewer.ReconfigureAsync(Configuration + string.Concat(producers.Select(producer => producer.Source)));
        await Eventually.TrueAsync(
            "the sources are those of the configuration",
            async () => (await SourcesAsync()).Select(source => source.GetProperty("name").GetString()).SequenceEqual(producers.Select(producer => producer.Name)),
            Seconds);
    }

    internal async Task<IReadOnlyList<JsonElement>> SourcesAsync() =>
        [.. (await Viewer.AskAsync("""{"verb":"sources"}""")).GetProperty("sources").EnumerateArray()];

    /// <summary>Why a source is not shown, or not by a better rung; empty when there is nothing to say.</summary>
    internal async Task<(string State, string Reason)> StateAsync(string name)
    {
        var source = SourceState.From((await SourcesAsync()).First(source => source.GetProperty("name").GetString() == name));
        return (source.State, source.Reason);
    }

    /// <summary>Waits until nothing is left of sources that have gone.</summary>
    internal async Task IsAtRestAsync(Holdings before)
    {
        var now = before;
        try
        {
            await Eventually.TrueAsync("nothing is left of sources that have gone", async () => (now = await HoldingsAsync()) == before);
        }
        catch (TimeoutException)
        {
            Assert.Equal(before, now);
        }
    }

    /// <summary>What the compositor holds now.</summary>
    internal async Task<Holdings> HoldingsAsync()
    {
        var (all, dmaBufs) = await Viewer.DescriptorsAsync();
        return new Holdings(all, dmaBufs, await Viewer.MappingsAsync());
    }
}
