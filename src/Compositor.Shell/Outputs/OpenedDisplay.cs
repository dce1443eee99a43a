using Compositor.Rendering;

namespace Compositor.Shell.Outputs;

/// <summary>A display, and the renderer that draws it.</summary>
/// <param name="Display">Owned.</param>
/// <param name="CreateRenderer">Makes the renderer that matches its targets; called on the render thread.</param>
/// <param name="Proofs">Knows what it can import; owned; null where nothing is imported.</param>
internal sealed record OpenedDisplay(IDisplay Display, Func<IRenderer> CreateRenderer, ImportProofs? Proofs = null) : IDisposable
{
    public void Dispose()
    {
        Display.Dispose();
        Proofs?.Dispose();
    }
}
