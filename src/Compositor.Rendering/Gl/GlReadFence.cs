using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>
/// Passes when the GPU has drawn a frame, and lets go of the canvases that it read for it. Made on the render thread, waited for and
/// disposed on another, then used again.
/// </summary>
internal sealed class GlReadFence(EglSyncs? syncs, Action<GlReadFence> recycle) : IReadFence
{
    private readonly List<DrawLock> _canvases = [];
    private nint _sync;

    /// <summary>A canvas that is being read until the fence passes.</summary>
    public void Hold(DrawLock canvas) => _canvases.Add(canvas);

    public bool Holds(DrawLock canvas) => _canvases.Contains(canvas);

    /// <summary>Puts it behind what was drawn so far.</summary>
    /// <returns>False when there are no fences: wait in another way.</returns>
    public bool Set()
    {
        _sync = syncs?.Create() ?? 0;
        return _sync != 0;
    }

    /// <inheritdoc/>
    public bool Wait(TimeSpan limit) => _sync == 0 || syncs!.Wait(_sync, limit);

    /// <summary>Lets go of everything.</summary>
    public void Dispose()
    {
        if (_sync != 0)
        {
            syncs!.Destroy(_sync);
            _sync = 0;
        }

        foreach (var canvas in _canvases)
        {
            canvas.Exit();
        }

        _canvases.Clear();
        recycle(this);
    }
}
