using Compositor.Contracts;
using Compositor.Unix;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Compositor.SourceClient;

/// <summary>A host whose surfaces nobody looks at; it costs nothing itself.</summary>
internal sealed class QuietHost : ISurfaceHost, IDisposable
{
    private readonly List<QuietSurface> _surfaces = [];

    public TimeProvider Time => TimeProvider.System;

    public ILogger Log => NullLogger.Instance;

    /// <summary>How often something was shown.</summary>
    public long Commits
    {
        get
        {
            lock (_surfaces)
            {
                return _surfaces.Sum(surface => surface.Commits);
            }
        }
    }

    public ISurface CreateSurface(SurfaceOptions options)
    {
        var surface = new QuietSurface();
        lock (_surfaces)
        {
            _surfaces.Add(surface);
        }

        return surface;
    }

    public ICanvas CreateCanvas(Size size, FourCc format) => new SealedCanvas(size, format);

    public void Report(string activity)
    {
    }

    public IClipboard ShareClipboard(IClipboard guest) => new EmptyClipboard();

    /// <summary>Writes the first surface's picture as PPM.</summary>
    /// <returns>Its size, or why there is none.</returns>
    public string Dump(string path)
    {
        lock (_surfaces)
        {
            return _surfaces.Count > 0 ? _surfaces[0].Dump(path) : "no surface";
        }
    }

    public void Dispose()
    {
        lock (_surfaces)
        {
            _surfaces.ForEach(surface => surface.LetGo());
        }
    }
}
