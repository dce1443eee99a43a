using System.Globalization;
using System.Text.Json;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Lab.Tests.Machine;
using Compositor.Lab.Tests.Virgl;
using Xunit;

namespace Compositor.Lab.Tests.Producers;

/// <summary>
/// A compositor whose sources come and go with the tests, started once for all tests of a class. Sources that end are tried again
/// after a second or two.
/// </summary>
public sealed class ProducerWall(LabMachine lab) : IAsyncLifetime
{
    private const int Retry = 1;

    private const double Seconds = 60;

    internal LabMachine Lab => lab;

    internal Viewer Viewer { get; } = new(lab, "producers-viewer");

    internal MonitorWatch Watch { get; } = new(lab);

    /// <summary>The environment with the double of a driver that imports any dma-buf (tests/lab/shim).</summary>
    internal string Double => $"LD_PRELOAD={lab.Payload}/libforeign-dmabuf.so";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await Viewer.StartAsync(Configure(Retry, []), Double);
        await WarmUpAsync("dma-buf, modifier");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(LabFolders.Artifacts, "producers-compositor.log"), await Viewer.LogAsync());
        await Viewer.KillAsync();
    }

    /// <summary>Has the compositor show just these; with several they take turns on the two monitors.</summary>
    internal Task ShowAsync(params IReadOnlyList<RunningProducer> producers) => ShowAsync(Retry, producers);

    /// <summary>As <see cref="ShowAsync(IReadOnlyList{RunningProducer})"/>, with another pause before a source is tried again.</summary>
    /// <param name="retry">Seconds; doubled once.</param>
    /// <param name="producers">The sources.</param>
    internal async Task ShowAsync(int retry, IReadOnlyList<RunningProducer> producers)
    {
        await Viewer.ReconfigureAsync(Configure(retry, producers));
        await Eventually.TrueAsync(
            "the sources are those of the configuration",
            async () => (await SourcesAsync()).Select(source => source.GetProperty("name").GetString()).SequenceEqual(producers.Select(producer => producer.Name)),
            Seconds);
    }

    /// <summary>Starts the compositor again.</summary>
    /// <param name="environment">For it.</param>
    /// <param name="rung">By which it then shows a dma-buf.</param>
    internal async Task RestartAsync(string environment, string rung)
    {
        await Viewer.KillAsync();
        await Viewer.RestartAsync(environment);
        await WarmUpAsync(rung);
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
            await Eventually.TrueAsync("nothing is left of sources that have gone", async () => (now = await HoldingsAsync()).IsWithin(before));
        }
        catch (TimeoutException)
        {
            Assert.Equal(before, now);
        }
    }

    /// <summary>What the compositor holds now.</summary>
    internal Task<Holdings> HoldingsAsync() => Viewer.HoldingsAsync();

    // What is opened once, with the first dma-buf, is open when a test looks.
    private async Task WarmUpAsync(string rung)
    {
        var producer = new RunningProducer(lab, "first");
        await producer.StartAsync("--size 64x64 --frames 3");
        await ShowAsync(producer);
        await Viewer.UsesAsync(producer.Name, rung);
        await ShowAsync();
        await producer.KillAsync();
    }

    private static string Configure(int retry, IReadOnlyList<RunningProducer> producers) => string.Create(CultureInfo.InvariantCulture, $"""
        [shell]
        labels = false
        log = "debug"
        retry-initial = {retry}
        retry-maximum = {2 * retry}

        [layout]
        policy = "grid"

        {string.Concat(producers.Select(producer => producer.Source))}
        """);
}
