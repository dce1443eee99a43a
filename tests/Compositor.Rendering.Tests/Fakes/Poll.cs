using Xunit;

namespace Compositor.Rendering.Tests;

/// <summary>Asks a real process again until it is so.</summary>
internal static class Poll
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var timer = new PeriodicTimer(Step);
        while (!condition())
        {
            Assert.False(limit.IsCancellationRequested, $"it does not come to be that {what}");
            await timer.WaitForNextTickAsync();
        }
    }
}
