using Compositor.Core;

namespace Compositor.Rendering;

/// <summary>The surfaces' frames that were drawn together, to be completed together. Reused; one thread at a time.</summary>
internal sealed class DrawnFrames
{
    private readonly List<(Surface Surface, long Latch)> _frames = [];

    public void Add(Surface surface, long latch) => _frames.Add((surface, latch));

    /// <summary>Completes them all: nothing reads them any more.</summary>
    public void Complete()
    {
        foreach (var (surface, latch) in _frames)
        {
            surface.CompletePresented(latch);
        }

        _frames.Clear();
    }

    /// <summary>Forgets them; their surfaces' own deadlines answer.</summary>
    public void Clear() => _frames.Clear();
}
