using System.Globalization;
using System.Text.RegularExpressions;
using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Lab.Tests.Producers;

/// <summary>Producers that are killed (SIGKILL) at random moments. COMPOSITOR_KILLS and COMPOSITOR_KILLS_SEED set another number and other moments.</summary>
public sealed partial class ProducerTests
{
    private const int Victims = 16;
    private const int Patience = 600;
    private const int Width = 160;
    private const int Height = 100;

    [Fact]
    public async Task Kills_at_random_moments_leave_the_picture_and_nothing_else()
    {
        var kills = Setting("COMPOSITOR_KILLS", 40);
        var seed = Setting("COMPOSITOR_KILLS_SEED", Random.Shared.Next(100_000));
        Console.WriteLine($"[lab] COMPOSITOR_KILLS={kills} COMPOSITOR_KILLS_SEED={seed}");
        var victims = Enumerable.Range(0, Victims).Select(index => new RunningProducer(wall.Lab, $"p{index.ToString(CultureInfo.InvariantCulture)}", index)).ToList();
        var before = await wall.HoldingsAsync();
        var resident = await wall.Viewer.ResidentAsync();
        var neighbour = await StartNeighbourAsync();
        await wall.ShowAsync([.. victims, neighbour]);
        Console.WriteLine($"[lab] {await KillAsync(kills, seed)}");
        await Eventually.TrueAsync(
            "the killed ones are away", async () => (await wall.SourcesAsync()).Count(source => source.GetProperty("state").GetString() == "away") == Victims);

        // Not tried again while they are looked at.
        await wall.ShowAsync(Patience, [.. victims, neighbour]);
        foreach (var victim in victims)
        {
            var held = await wall.Viewer.CaptureAsync(victim.Name);
            Assert.True(
                Enumerable.Range(0, 3).Any(buffer => victim.Picture(buffer, Width, Height).DistanceTo(held) == 0),
                $"{victim.Name} does not hold a picture of its own: artifacts/lab/capture-{victim.Name}.png");
        }

        await wall.Lab.ScreendumpAsync(0, "producer-kills-0");
        await wall.Lab.ScreendumpAsync(1, "producer-kills-1");
        await GoesOnAsync(neighbour, (await wall.Viewer.HeadAsync(neighbour.Name))!.Value.GetProperty("commits").GetInt64());
        var away = await wall.HoldingsAsync();
        await wall.ShowAsync();
        await neighbour.KillAsync();
        await wall.IsAtRestAsync(before);
        Console.WriteLine($"[lab] before {before}, away {away}, after {await wall.HoldingsAsync()}; resident {resident} kB, then {await wall.Viewer.ResidentAsync()} kB");
        Assert.DoesNotMatch(new Regex("GL error|context was lost|plugin failed|EGL_", RegexOptions.IgnoreCase), await wall.Viewer.LogAsync());
    }

    /// <returns>What came of it: kills, seconds, and the steps after which they were.</returns>
    private async Task<string> KillAsync(int kills, int seed)
    {
        await wall.Lab.SucceedAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"cd {RunningProducer.Folder}; setsid {wall.Lab.Payload}/producer kill --folder . --count {Victims} --kills {kills} --seed {seed} </dev/null >kills.log 2>&1 & true"));
        var log = "";
        await Eventually.TrueAsync(
            $"{kills} kills", async () =>
            {
                log = await wall.Lab.SucceedAsync($"cat {RunningProducer.Folder}/kills.log");
                Assert.DoesNotContain("producer:", log, StringComparison.Ordinal);
                return log.EndsWith("away", StringComparison.Ordinal);
            },
            120 + (3 * kills));
        return log.Split('\n')[^2];
    }

    private static int Setting(string name, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : fallback;
}
