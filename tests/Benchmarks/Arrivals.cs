namespace Compositor.Benchmarks;

/// <summary>Lets the sender of frames wait for each, and knows what the thread that takes them has used until it took the newest.</summary>
internal sealed class Arrivals : IDisposable
{
    private readonly AutoResetEvent _arrived = new(false);

    /// <summary>Of the receiving thread when the newest frame was taken; what it did after that belongs to the next.</summary>
    public ThreadCost Newest { get; private set; }

    /// <summary>A frame is taken. The receiving thread; wakes the other one, as a commit wakes the render thread.</summary>
    public void Add()
    {
        Newest = ThreadCost.Now;
        _arrived.Set();
    }

    public void Wait()
    {
        if (!_arrived.WaitOne(TimeSpan.FromSeconds(10)))
        {
            throw new InvalidOperationException("a frame did not arrive");
        }
    }

    public void Dispose() => _arrived.Dispose();
}
