namespace Compositor.Rendering;

/// <summary>
/// Waits for the GPU, on a thread of its own, and completes what it has read: a guest goes on as soon as its memory was read, while the
/// render thread may still wait for a display. The thread starts with the first fence. Everything else is called on the render thread.
/// </summary>
internal sealed class ReadQueue : IDisposable
{
    // A GPU that takes longer has hung; the kernel resets it, and the context is lost.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Queue<(IReadFence Fence, DrawnFrames Frames)> _reads = new();
    private readonly Stack<DrawnFrames> _free = new();
    private readonly AutoResetEvent _signal = new(false);
    private readonly AutoResetEvent _finished = new(false);
    private Thread? _thread;
    private volatile bool _stopping;
    private int _watched;

    /// <summary>An empty list of frames; give it back, or hand it to <see cref="Watch"/>.</summary>
    public DrawnFrames Rent()
    {
        lock (_gate)
        {
            return _free.TryPop(out var frames) ? frames : new DrawnFrames();
        }
    }

    public void Return(DrawnFrames? frames)
    {
        if (frames is not null)
        {
            frames.Clear();
            lock (_gate)
            {
                _free.Push(frames);
            }
        }
    }

    /// <summary>Completes frames when a fence has passed. Takes both.</summary>
    public void Watch(IReadFence fence, ref DrawnFrames? frames)
    {
        Interlocked.Increment(ref _watched);
        lock (_gate)
        {
            _reads.Enqueue((fence, frames!));
        }

        frames = null;
        if (_thread is null)
        {
            _thread = new Thread(Run) { Name = "reads", IsBackground = true };
            _thread.Start();
        }

        _signal.Set();
    }

    /// <summary>Waits for all that the GPU still reads: what the fences belong to goes next.</summary>
    public void Finish()
    {
        while (Volatile.Read(ref _watched) > 0)
        {
            _finished.WaitOne();
        }
    }

    /// <summary>Ends the thread, after what the GPU still reads.</summary>
    public void Dispose()
    {
        _stopping = true;
        _signal.Set();
        _thread?.Join();
        _signal.Dispose();
        _finished.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            while (TryNext(out var read))
            {
                // Passed or not: nobody waits longer, and a canvas is not locked for ever.
                read.Fence.Wait(Limit);
                read.Fence.Dispose();
                read.Frames.Complete();
                Return(read.Frames);
                if (Interlocked.Decrement(ref _watched) == 0)
                {
                    _finished.Set();
                }
            }

            if (_stopping)
            {
                return;
            }

            _signal.WaitOne();
        }
    }

    private bool TryNext(out (IReadFence Fence, DrawnFrames Frames) read)
    {
        lock (_gate)
        {
            return _reads.TryDequeue(out read);
        }
    }
}
