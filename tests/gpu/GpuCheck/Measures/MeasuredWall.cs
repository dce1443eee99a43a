using Compositor.Benchmarks;
using Compositor.Contracts;
using Compositor.Core;
using Compositor.Rendering;

namespace Compositor.GpuCheck;

/// <summary>
/// A 1080p output with a wall of 1080p surfaces, each of which changes wholly in each frame. Frames follow each other as fast as the GPU
/// draws, one being drawn while the next is made.
/// </summary>
internal sealed class MeasuredWall : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly GpuStage _stage;
    private readonly List<TestBuffer> _buffers = [];
    private readonly List<CheckedSurface> _surfaces = [];
    private readonly OutputScene _scene;
    private readonly Region _damage = new();
    private readonly Region _repaint = new();
    private readonly Region _missed = new();
    private readonly bool _isLocked;
    private IReadFence? _reads;
    private nint _drawn;

    public MeasuredWall(GpuStage stage, CheckCase what, int surfaces)
    {
        _stage = stage;
        var screen = Copying.Screen;
        var side = (int)Math.Ceiling(Math.Sqrt(surfaces));
        var tile = new Size(screen.Width / side, screen.Height / side);
        var views = new List<View>();
        for (var i = 0; i < surfaces; i++)
        {
            var buffer = CaseBuffers.Make(stage, what, screen);
            _buffers.Add(buffer);
            buffer.Write(i);
            var surface = new CheckedSurface($"vm{i}");
            _surfaces.Add(surface);
            surface.Attach(Announcement.Of(buffer.Buffer));
            var area = new Rect(i % side * tile.Width, i / side * tile.Height, tile.Width, tile.Height);
            views.Add(new View(surface.Surface, area, area, screen, area, Dimmed: false, []));
        }

        // A canvas that the GPU samples is locked until it has: its next picture is not taken before.
        _isLocked = what.Rung == Rung.Udmabuf;
        _scene = new OutputScene(stage.Target.Name, screen, views);
        _repaint.Add(new Rect(screen));
    }

    /// <summary>Counts the GPU's time, while it is set. Counting may itself cost time, so nothing else is measured then.</summary>
    public GpuTimer? Timer { private get; set; }

    /// <summary>Bytes of pixels that the CPU has touched.</summary>
    public long Touched => _surfaces.Sum(surface => _stage.Renderer.Describe(surface.Surface.Id)?.Touched ?? 0);

    /// <summary>The first rung that a surface did not take as it should; null when all did.</summary>
    public string? OtherRung(string rung) => _surfaces.Select(surface => _stage.Renderer.Describe(surface.Surface.Id))
        .Where(report => report?.Rung != rung).Select(report => $"it took the rung \"{report?.Rung}\": {report?.Reason}").FirstOrDefault();

    /// <summary>One frame; waits for the one before.</summary>
    public void Frame()
    {
        if (_isLocked)
        {
            WaitForReads();
        }

        Timer?.Begin();
        foreach (var surface in _surfaces)
        {
            surface.Commit();
            _damage.Clear();
            surface.Surface.TryLatch(_damage, out var frame);
            if (_stage.Renderer.Update(surface.Surface, frame, _damage) == UpdateOutcome.Busy)
            {
                throw new RendererException("a buffer is busy that nobody uses");
            }
        }

        _missed.Clear();
        _stage.Renderer.Draw(_stage.Target, _scene, _repaint, _missed);
        Timer?.End();
        if (!_missed.IsEmpty)
        {
            throw new RendererException("a canvas is locked that nobody uses");
        }

        var reads = _stage.Renderer.EndReads();
        _stage.Target.Present(_repaint.Rects);
        WaitForReads();
        _reads = reads;
        WaitForDrawing();
        _drawn = _stage.Syncs?.Create() ?? 0;
        if (_drawn != 0)
        {
            _stage.Device.Gl.Flush();
        }
        else
        {
            _stage.Target.Finish();
        }
    }

    /// <summary>Waits for everything.</summary>
    public void Finish()
    {
        WaitForReads();
        WaitForDrawing();
        _stage.Target.Finish();
    }

    public void Dispose()
    {
        Finish();
        foreach (var surface in _surfaces)
        {
            _stage.Renderer.Forget(surface.Surface);
            surface.Dispose();
        }

        _buffers.ForEach(buffer => buffer.Dispose());
    }

    private void WaitForReads()
    {
        _reads?.Wait(Limit);
        _reads?.Dispose();
        _reads = null;
    }

    private void WaitForDrawing()
    {
        if (_drawn != 0)
        {
            _stage.Syncs!.Wait(_drawn, Limit);
            _stage.Syncs.Destroy(_drawn);
            _drawn = 0;
        }
    }
}
