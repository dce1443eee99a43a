using Compositor.Contracts;
using Compositor.Core;
using Compositor.Plugins.Virgil;
using Compositor.Rendering;
using Compositor.Unix;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Compositor.Benchmarks;

/// <summary>The whole way of a frame: the virgil source's listener and screen, a surface, the CPU renderer, a 1080p output that it fills 1:1.</summary>
internal sealed class ScreenTaker : IFrameTaker, ISurfaceHost, ISurfaceObserver
{
    private readonly CaptionPainter _captions = new(NullLogger.Instance);
    private readonly MemoryTarget _target = new("bench", Copying.Screen, TimeSpan.FromSeconds(1));
    private readonly CpuRenderer _renderer;
    private readonly Surface _surface;
    private readonly OutputScene _scene;
    private readonly Screen _screen;
    private readonly ConsoleListener _listener;
    private readonly Region _damage = new();
    private readonly Region _repaint = new();
    private readonly Region _missed = new();

    public ScreenTaker(UnixSocket socket)
    {
        _renderer = new CpuRenderer(_captions);
        _surface = new Surface(new SurfaceId("vm", 0), this, TimeProvider.System);
        var area = new Rect(Copying.Screen);
        _scene = new OutputScene("bench", Copying.Screen, [new View(_surface, area, area, Copying.Screen, area, Dimmed: false, [])]);
        var session = CreateSurface(new SurfaceOptions(0));
        _screen = new Screen(this, session, Copying.Screen);
        _listener = new ConsoleListener(socket, "bench display", _screen, session, new GuestCursor());
        _listener.Start();
    }

    public Arrivals Arrivals { get; } = new();

    public TimeProvider Time => TimeProvider.System;

    public ILogger Log => NullLogger.Instance;

    public ISurface CreateSurface(SurfaceOptions options) => _surface.Connect(options);

    public ICanvas CreateCanvas(Size size, FourCc format) => new SealedCanvas(size, format);

    public void Report(string activity)
    {
    }

    public IClipboard ShareClipboard(IClipboard guest) => throw new NotSupportedException();

    public void Committed(Surface surface) => Arrivals.Add();

    public void Rearranged(Surface surface)
    {
    }

    public void CursorChanged(Surface surface)
    {
    }

    public void Show()
    {
        _damage.Clear();
        _repaint.Clear();
        _surface.TryLatch(_damage, out var frame);
        _renderer.Update(_surface, frame, _damage);
        foreach (var rect in _damage.Rects)
        {
            _repaint.Add(_scene.Views[0].ToOutput(rect));
        }

        _renderer.Draw(_target, _scene, _repaint, _missed);
        _target.Present(_repaint.Rects);
        _surface.CompletePresented(frame.Latch);
        if (!_missed.IsEmpty)
        {
            throw new InvalidOperationException("a frame was not drawn whole");
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        _screen.Dispose();
        _renderer.Dispose();
        _surface.Close();
        _target.Dispose();
        _captions.Dispose();
        Arrivals.Dispose();
    }
}
