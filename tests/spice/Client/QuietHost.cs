using Compositor.Contracts;
using Compositor.Unix;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Compositor.SpiceClient;

/// <summary>A host whose surfaces nobody looks at; it costs nothing itself.</summary>
internal sealed class QuietHost : ISurfaceHost, IDisposable
{
    private readonly List<QuietSurface> _surfaces = [];

    public TimeProvider Time => TimeProvider.System;

    public ILogger Log => NullLogger.Instance;

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

    public void Dispose()
    {
        lock (_surfaces)
        {
            _surfaces.ForEach(surface => surface.LetGo());
        }
    }
}
