using Compositor.Contracts;
using Compositor.Core;

namespace Compositor.GpuCheck;

/// <summary>A surface without a plugin: what is attached is latched by hand.</summary>
internal sealed class CheckedSurface : ISurfaceObserver, IDisposable
{
    private readonly Rect[] _damage = new Rect[1];
    private readonly ISurface _session;

    public CheckedSurface(string name)
    {
        Surface = new Surface(new SurfaceId(name, 0), this, TimeProvider.System);
        _session = Surface.Connect(new SurfaceOptions(0));
    }

    public Surface Surface { get; }

    /// <summary>Shows a buffer from the next commit on; takes it.</summary>
    public void Attach(SurfaceBuffer buffer)
    {
        _damage[0] = new Rect(buffer.Size);
        _session.Attach(buffer);
    }

    /// <summary>All of the picture has changed.</summary>
    public void Commit() => _session.Commit(_damage);

    public void Committed(Surface surface)
    {
    }

    public void Rearranged(Surface surface)
    {
    }

    public void CursorChanged(Surface surface)
    {
    }

    public void Dispose() => Surface.Close();
}
