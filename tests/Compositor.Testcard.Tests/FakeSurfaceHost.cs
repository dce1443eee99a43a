using Compositor.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Compositor.Testcard.Tests;

/// <summary>A host whose time stands still until it is moved.</summary>
internal sealed class FakeSurfaceHost : ISurfaceHost
{
    private readonly List<FakeSurface> _surfaces = [];
    private readonly List<FakeCanvas> _canvases = [];

    public FakeTimeProvider Clock { get; } = new();

    public TimeProvider Time => Clock;

    public ILogger Log => NullLogger.Instance;

    public string? Activity { get; private set; }

    public IReadOnlyList<FakeSurface> Surfaces => _surfaces;

    public IReadOnlyList<FakeCanvas> Canvases => _canvases;

    public ISurface CreateSurface(SurfaceOptions options)
    {
        var surface = new FakeSurface(this, options);
        _surfaces.Add(surface);
        return surface;
    }

    public ICanvas CreateCanvas(Size size, FourCc format)
    {
        var canvas = new FakeCanvas(size, format);
        _canvases.Add(canvas);
        return canvas;
    }

    public void Report(string activity) => Activity = activity;

    public IClipboard ShareClipboard(IClipboard guest) => throw new NotSupportedException();

    /// <summary>The canvas that a buffer was made from; null for a buffer with memory of its own.</summary>
    public FakeCanvas? CanvasOf(SurfaceBuffer buffer) => _canvases.Find(canvas => canvas.DrawLock == buffer.DrawLock);
}
