namespace Compositor.Rendering.Tests.Fakes;

/// <summary>Says whether it was let go.</summary>
internal sealed class MortalRenderer(IRenderer inner) : RendererWrap(inner)
{
    public bool IsDisposed { get; private set; }

    public override void Dispose()
    {
        IsDisposed = true;
        base.Dispose();
    }
}
