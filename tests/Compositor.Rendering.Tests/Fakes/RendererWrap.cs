using Compositor.Contracts;
using Compositor.Core;

namespace Compositor.Rendering.Tests.Fakes;

/// <summary>A renderer that does as another one does; tests override what they want to see or break.</summary>
internal class RendererWrap(IRenderer inner) : IRenderer
{
    public virtual string Description => inner.Description;

    public virtual int AgeOf(IOutputTarget target) => inner.AgeOf(target);

    public virtual UpdateOutcome Update(Surface surface, in LatchedFrame frame, Region damage) => inner.Update(surface, frame, damage);

    public virtual void Forget(Surface surface) => inner.Forget(surface);

    public virtual void Draw(IOutputTarget target, OutputScene scene, Region repaint, Region missed) => inner.Draw(target, scene, repaint, missed);

    public virtual bool Capture(OutputScene scene, out Picture? picture) => inner.Capture(scene, out picture);

    public virtual bool Capture(Surface surface, out Picture? picture) => inner.Capture(surface, out picture);

    public IReadFence? EndReads() => inner.EndReads();

    public ImportReport? Describe(SurfaceId id) => inner.Describe(id);

    public virtual void Dispose() => inner.Dispose();
}
