namespace Compositor.Core;

/// <summary>Hears what sources do. Any thread; marks something and returns.</summary>
public interface ISourceObserver : ISurfaceObserver
{
    /// <summary>The status changed: placeholders and notices may have to.</summary>
    void StatusChanged(Source source);
}
