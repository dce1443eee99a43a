using Compositor.Contracts;

namespace Compositor.Rendering.Tests.Fakes;

/// <summary>A plugin that is drawing: holds the lock of a canvas on a thread of its own until disposed.</summary>
internal sealed class CanvasHolder : IDisposable
{
    private readonly ManualResetEventSlim _held = new();
    private readonly ManualResetEventSlim _release = new();
    private readonly Thread _thread;

    public CanvasHolder(ICanvas canvas)
    {
        _thread = new Thread(() =>
        {
            using (canvas.DrawLock.Enter())
            {
                _held.Set();
                _release.Wait();
            }
        });
        _thread.Start();
        _held.Wait();
    }

    public void Dispose()
    {
        _release.Set();
        _thread.Join();
        _held.Dispose();
        _release.Dispose();
    }
}
