using Compositor.Contracts;
using Compositor.Core;

namespace Compositor.Rendering.Tests.Fakes;

/// <summary>A renderer with one target, driven by hand, without the loop: latch, update, draw, read back.</summary>
internal abstract class Stage : IDisposable
{
    private readonly Region _damage = new();

    public abstract IRenderer Renderer { get; }

    public abstract IOutputTarget Target { get; }

    public abstract Picture Read();

    public UpdateOutcome Update(Guest guest)
    {
        _damage.Clear();
        guest.Surface.TryLatch(_damage, out var frame);
        return Renderer.Update(guest.Surface, frame, _damage);
    }

    /// <summary>Draws a scene, all of it or the given parts.</summary>
    public Picture Draw(OutputScene scene, params Rect[] repaint)
    {
        var region = new Region();
        foreach (var rect in repaint.Length > 0 ? repaint : [new Rect(Target.Size)])
        {
            region.Add(rect);
        }

        var missed = new Region();
        Renderer.Draw(Target, scene, region, missed);
        Target.Present(region.Rects);
        Missed = !missed.IsEmpty;
        return Read();
    }

    public bool Missed { get; private set; }

    public virtual void Dispose()
    {
        Renderer.Dispose();
        Target.Dispose();
    }
}
