using Compositor.Contracts;
using Compositor.Core;
using Compositor.Rendering;
using Compositor.Unix;
using Microsoft.Extensions.Logging.Abstractions;

namespace Compositor.Benchmarks;

/// <summary>A 1080p output with a wall of 1080p guests, driven without the loop: commit, latch, update, draw, present.</summary>
internal sealed class Bench : ISurfaceObserver, IDisposable
{
    private readonly CaptionPainter _captions = new(NullLogger.Instance);
    private readonly List<SealedCanvas> _canvases = [];
    private readonly List<Surface> _surfaces = [];
    private readonly List<ISurface> _sessions = [];
    private readonly IRenderer _renderer;
    private readonly IOutputTarget _target;
    private readonly Region _damage = new();
    private readonly Region _repaint = new();
    private readonly Region _missed = new();
    private readonly Rect[] _rects = new Rect[1];
    private readonly OutputScene _scene;

    public Bench(bool gl, int views, bool oneToOne = false)
    {
        var screen = Copying.Screen;
        var device = new SurfacelessDevice(_captions);
        _target = gl ? device.CreateTarget("bench", screen, TimeSpan.FromSeconds(1)) : new MemoryTarget("bench", screen, TimeSpan.FromSeconds(1));
        _renderer = gl ? device.CreateRenderer() : new CpuRenderer(_captions);
        var side = (int)Math.Ceiling(Math.Sqrt(views));
        var tile = new Size(screen.Width / side, screen.Height / side);
        var placed = new List<View>();
        for (var i = 0; i < views; i++)
        {
            var area = new Rect(i % side * tile.Width, i / side * tile.Height, tile.Width, tile.Height);
            var canvas = new SealedCanvas(oneToOne ? tile : screen, FourCc.Xrgb8888);
            Random.Shared.NextBytes(canvas.Pixels);
            var surface = new Surface(new SurfaceId($"vm{i}", 0), this, TimeProvider.System);
            var session = surface.Connect(new SurfaceOptions(0));
            session.Attach(canvas.CreateBuffer());
            session.Commit([]);
            _canvases.Add(canvas);
            _surfaces.Add(surface);
            _sessions.Add(session);
            placed.Add(new View(surface, area, area, canvas.Size, area, Dimmed: false, []));
        }

        _scene = new OutputScene("bench", screen, placed);
    }

    public string Description => _renderer.Description;

    public int Views => _surfaces.Count;

    /// <summary>One frame in which each guest changed that share of its picture.</summary>
    public void Frame(double share)
    {
        _repaint.Clear();
        for (var i = 0; i < _surfaces.Count; i++)
        {
            var size = _canvases[i].Size;
            var (w, h) = ((int)(size.Width * Math.Sqrt(share)), (int)(size.Height * Math.Sqrt(share)));
            _rects[0] = new Rect((size.Width - w) / 3, (size.Height - h) / 3, w, h);
            _sessions[i].Commit(_rects);
            _damage.Clear();
            _surfaces[i].TryLatch(_damage, out var frame);
            _renderer.Update(_surfaces[i], frame, _damage);
            foreach (var rect in _damage.Rects)
            {
                _repaint.Add(_scene.Views[i].ToOutput(rect));
            }
        }

        _renderer.Draw(_target, _scene, _repaint, _missed);
        _target.Present(_repaint.Rects);
        if (_target is IGlTarget)
        {
            Finish();
        }
    }

    /// <summary>Only takes what changed, and draws nothing.</summary>
    public void Update(double share)
    {
        var size = _canvases[0].Size;
        _rects[0] = new Rect(0, 0, size.Width, (int)(size.Height * share));
        _sessions[0].Commit(_rects);
        _damage.Clear();
        _surfaces[0].TryLatch(_damage, out var frame);
        _renderer.Update(_surfaces[0], frame, _damage);
    }

    public void Committed(Surface surface)
    {
    }

    public void Rearranged(Surface surface)
    {
    }

    public void CursorChanged(Surface surface)
    {
    }

    public void Dispose()
    {
        _renderer.Dispose();
        _surfaces.ForEach(surface => surface.Close());
        _canvases.ForEach(canvas => canvas.Dispose());
        _target.Dispose();
        _captions.Dispose();
    }

    // Software GL draws on other threads after the call; a display would wait for it as well.
    private void Finish() => ((FramebufferTarget)_target).Finish();
}
