using System.Collections.Concurrent;
using Compositor.Core;

namespace Compositor.Rendering;

/// <summary>
/// What other threads want of the render thread. Any thread posts, nobody ever waits; posting what happens every frame allocates nothing.
/// The render thread drains.
/// </summary>
internal sealed class RenderInbox
{
    private readonly Lock _gate = new();
    private readonly ConcurrentQueue<Action<OutputWall>> _requests = new();

    // Never disposed: somebody may still signal after the loop has ended; its handle goes with it.
    private readonly AutoResetEvent _signal = new(false);

    private HashSet<Surface> _committed = [];
    private HashSet<Surface> _draining = [];
    private Scene? _scene;

    /// <summary>A surface has a newer commit.</summary>
    public void Committed(Surface surface)
    {
        bool first;
        lock (_gate)
        {
            first = _committed.Add(surface) && _committed.Count == 1;
        }

        // While one is not drained yet, its signal is still out.
        if (first)
        {
            Signal();
        }
    }

    /// <summary>The newest scene wins.</summary>
    public void SetScene(Scene scene)
    {
        Interlocked.Exchange(ref _scene, scene);
        Signal();
    }

    public void Post(Action<OutputWall> request)
    {
        _requests.Enqueue(request);
        Signal();
    }

    public void Signal() => _signal.Set();

    /// <summary>Waits until something was posted. Render thread.</summary>
    public void Wait() => _signal.WaitOne();

    /// <summary>Takes the scene, if there is a newer one. Render thread.</summary>
    public Scene? TakeScene() => Interlocked.Exchange(ref _scene, null);

    /// <summary>Takes the next request. Render thread.</summary>
    public bool TryTake(out Action<OutputWall> request) => _requests.TryDequeue(out request!);

    /// <summary>Takes the surfaces that were committed; valid until the next call. Render thread.</summary>
    public HashSet<Surface> TakeCommitted()
    {
        _draining.Clear();
        lock (_gate)
        {
            (_draining, _committed) = (_committed, _draining);
        }

        return _draining;
    }
}
