using Compositor.Core;

namespace Compositor.Rendering.Tests.Fakes;

/// <summary>Reads the target as well, on the render thread, whenever its output is captured: what is there beside what should be there.</summary>
internal sealed class ReadingRenderer(IRenderer inner, Func<Picture> read) : RendererWrap(inner)
{
    public Picture? Actual { get; private set; }

    public override bool Capture(OutputScene scene, out Picture? picture)
    {
        Actual = read();
        return base.Capture(scene, out picture);
    }
}
