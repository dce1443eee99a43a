using Compositor.Contracts;

namespace Compositor.Rendering.Tests.Fakes;

/// <summary>A GL target that forgets its buffer with every frame, as windows without buffer age do, and that looks at alpha.</summary>
internal sealed class RetainedTarget(FramebufferTarget inner) : IGlTarget
{
    public string Name => inner.Name;

    public Size Size => inner.Size;

    public int BufferAge => 0;

    public bool Paced => false;

    public TimeSpan RefreshInterval => inner.RefreshInterval;

    public uint Framebuffer => inner.Framebuffer;

    public bool HasBufferAge => false;

    public bool HasAlpha => true;

    public void MakeCurrent() => inner.MakeCurrent();

    public void BeginFrame() => inner.BeginFrame();

    public void Present(ReadOnlySpan<Rect> damage) => inner.Present(damage);

    public Picture Read() => inner.Read();

    public void Dispose() => inner.Dispose();
}
