using System.Diagnostics;

namespace Compositor.Benchmarks;

/// <summary>Has something happen on desktops, so often a second, on a thread of its own.</summary>
internal sealed class Animation : IDisposable
{
    private readonly ManualResetEventSlim _end = new();
    private readonly Thread _thread;
    private long _turns;

    public Animation(IReadOnlyList<BusyDesktop> desktops, int rate)
    {
        _thread = new Thread(() =>
        {
            var (clock, turn) = (Stopwatch.StartNew(), 0L);
            while (!_end.Wait(TimeSpan.FromSeconds(Math.Max(0, (++turn / (double)rate) - clock.Elapsed.TotalSeconds))))
            {
                foreach (var desktop in desktops)
                {
                    desktop.Draw();
                }

                Interlocked.Increment(ref _turns);
            }
        });
        _thread.Start();
    }

    /// <summary>How often each desktop was drawn on.</summary>
    public long Turns => Interlocked.Read(ref _turns);

    public void Dispose()
    {
        _end.Set();
        _thread.Join();
        _end.Dispose();
    }
}
