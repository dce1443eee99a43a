using System.Diagnostics;
using System.Globalization;

namespace Compositor.Producer;

/// <summary>
/// Runs producers side by side and kills each again and again, at a random moment after a random step: its start, the viewer's control
/// connection, its listener, the first frame that was answered.
/// </summary>
internal sealed class Killer(KillOptions options)
{
    private const string Start = "start";
    private const string Shown = "shown";
    private static readonly string[] Steps = [Start, "client", "listener", Shown];

    private readonly int[] _killed = new int[Steps.Length];
    private int _next;

    /// <summary>Kills as often as it was told, then lets each producer be seen once more and kills them all.</summary>
    /// <exception cref="ProducerException">A viewer did not come back.</exception>
    public async Task RunAsync()
    {
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, options.Count).Select(KillAgainAsync));
        var counts = string.Join(' ', Steps.Zip(_killed, (step, count) => string.Create(CultureInfo.InvariantCulture, $"{step}={count}")));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kills={_killed.Sum()} seconds={Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} {counts}"));
        var lives = Enumerable.Range(0, options.Count).Select(index => new Life(options.ArgumentsOf(index))).ToList();
        await Task.WhenAll(lives.Select(life => life.ReachAsync(Shown)));
        await Task.WhenAll(lives.Select(life => life.KillAsync()));
        Console.WriteLine("away");
    }

    private async Task KillAgainAsync(int index)
    {
        // The same steps and delays for the same seed; what happens in between is the machine's.
        var random = new Random((options.Seed * 1009) + index);
        while (Interlocked.Increment(ref _next) <= options.Kills)
        {
            var step = random.Next(Steps.Length);
            using var life = new Life(options.ArgumentsOf(index));
            if (Steps[step] != Start)
            {
                await life.ReachAsync(Steps[step]);
            }

            await Task.Delay(random.Next(options.Delay + 1));
            await life.KillAsync();
            Interlocked.Increment(ref _killed[step]);
        }
    }
}
