namespace Compositor.Core;

/// <summary>Tells the source of its surfaces' first pictures, and passes everything on.</summary>
internal sealed class SourceSurfaceObserver(Source source, ISurfaceObserver next) : ISurfaceObserver
{
    public void Committed(Surface surface)
    {
        source.PictureCame();
        next.Committed(surface);
    }

    public void Rearranged(Surface surface) => next.Rearranged(surface);

    public void CursorChanged(Surface surface) => next.CursorChanged(surface);
}
