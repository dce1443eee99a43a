using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.EndToEnd.Tests;

/// <summary>
/// A seeded storm of kills, stops and restarts of machines and compositor. After each blow: the wall answers and shows a picture, live
/// or held; every machine that runs answers on QMP; and at the end no descriptor is left and everything is live again.
/// Keys that are held meanwhile: <see cref="StuckKeyTests"/>.
/// COMPOSITOR_CHAOS_SEED and COMPOSITOR_CHAOS_BLOWS set another storm.
/// </summary>
public sealed class ChaosTests
{
    private static readonly TimeSpan QmpLimit = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_storm_of_kills_stops_and_restarts_leaves_the_wall_whole()
    {
        var binary = QemuBinary.Require("system", Guest.Grub);
        var seed = Setting("COMPOSITOR_CHAOS_SEED", 20130715);
        var blows = Setting("COMPOSITOR_CHAOS_BLOWS", 100);
        Console.WriteLine($"seed {seed}, {blows} blows");
        using var workspace = new Workspace();
        await using var storm = await Storm.StartAsync(workspace, binary, new Random(seed));
        for (var blow = 1; blow <= blows; blow++)
        {
            Console.WriteLine($"{blow}: {await storm.StrikeAsync()}");
            await storm.AssertWholeAsync(QmpLimit);
        }

        await storm.CalmAsync();
    }

    private static int Setting(string name, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : fallback;
}
