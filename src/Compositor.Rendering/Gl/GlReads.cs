using System.Collections.Concurrent;
using Silk.NET.OpenGL;

namespace Compositor.Rendering;

/// <summary>
/// What the GPU reads straight from the guests' memory for the frame being drawn: canvases are locked until it has, and a fence tells when.
/// Render thread, but for the fences it hands out.
/// </summary>
internal sealed class GlReads(GL gl, EglSyncs? syncs)
{
    private readonly ConcurrentBag<GlReadFence> _free = [];
    private GlReadFence? _current;

    /// <summary>A surface is about to be drawn.</summary>
    /// <returns>False when its canvas is being drawn in: leave it for the next frame.</returns>
    public bool TryBegin(GlSurface surface)
    {
        if (surface.Import is not { IsDirect: true })
        {
            return true;
        }

        _current ??= _free.TryTake(out var fence) ? fence : new GlReadFence(syncs, _free.Add);
        if (surface.Buffer!.DrawLock is not { } canvas || _current.Holds(canvas))
        {
            return true;
        }

        if (!canvas.TryEnter())
        {
            return false;
        }

        _current.Hold(canvas);
        return true;
    }

    /// <summary>Everything is drawn.</summary>
    /// <returns>What tells when it was read; null when nothing is read any more.</returns>
    public IReadFence? End()
    {
        var fence = _current;
        _current = null;
        if (fence is null)
        {
            return null;
        }

        if (fence.Set())
        {
            gl.Flush();
            return fence;
        }

        gl.Finish();
        fence.Dispose();
        return null;
    }
}
