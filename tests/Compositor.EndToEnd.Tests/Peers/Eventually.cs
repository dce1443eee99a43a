namespace Compositor.EndToEnd.Tests.Peers;

/// <summary>Waits for something that a real process does in its own time and does not announce.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Looks again and again until the answer is not null.</summary>
    public static async Task<T> GetAsync<T>(string what, Func<Task<T?>> look, double seconds = 30)
        where T : class
    {
        using var timer = new PeriodicTimer(Interval);
        var began = TimeProvider.System.GetTimestamp();
        Exception? last = null;
        do
        {
            try
            {
                if (await look() is { } answer)
                {
                    return answer;
                }
            }
            catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException or OperationCanceledException or ControlRefusedException)
            {
                last = e;
            }
        }
        while (TimeProvider.System.GetElapsedTime(began).TotalSeconds < seconds && await timer.WaitForNextTickAsync());
        throw new TimeoutException($"within {seconds} s it did not happen: {what}", last);
    }

    public static Task TrueAsync(string what, Func<Task<bool>> look, double seconds = 30) =>
        GetAsync(what, async () => await look() ? "yes" : null, seconds);
}
