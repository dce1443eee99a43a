using Compositor.Core;
using Microsoft.Extensions.Logging;

namespace Compositor.Rendering;

/// <summary>
/// All outputs and what one turn of the loop does with them: latch, update, draw, present, complete. Knows no thread and no clock: it is
/// told the time and says when it wants to be called again. Render thread.
/// </summary>
internal sealed class OutputWall : IDisposable
{
    private readonly RendererSlot _renderer;
    private readonly OutputList _outputs = new();
    private readonly SurfaceLatches _latches;
    private readonly CaptureQueue _captures = new();
    private readonly CaptureQueue.Capture _tryCapture;
    private readonly Region _missed = new();
    private readonly ReadQueue _reads = new();
    private TimeSpan _now;
    private TimeSpan _resume;

    public OutputWall(RendererSlot renderer, ILogger log)
    {
        _renderer = renderer;
        _tryCapture = TryCapture;
        _latches = new SurfaceLatches(renderer, _outputs, log);
    }

    /// <summary>Sets the time for what follows.</summary>
    public void Advance(TimeSpan now) => _now = now;

    /// <summary>Takes an output; its target is made now, so that a failure is the caller's to know.</summary>
    public void Add(string name, Func<IOutputTarget> create, Scene scene)
    {
        if (_outputs.Find(name) is not null)
        {
            throw new InvalidOperationException($"there is an output {name} already");
        }

        if (_outputs.IsEmpty)
        {
            LetGoOfRenderer();
        }

        var output = new RenderOutput(name, create);
        output.Open();
        _outputs.Add(output);
        output.SetScene(scene.Of(name));
        output.Invalidate();
        Moved(output);
        _latches.MovedAll();
    }

    public void Remove(string name)
    {
        if (_outputs.Find(name) is { } output)
        {
            _outputs.Remove(output);
            if (_outputs.IsEmpty)
            {
                LetGoOfRenderer();
            }

            output.Dispose();
            Moved(output);
            _latches.MovedAll();
        }
    }

    public void SetScene(Scene scene)
    {
        foreach (var output in _outputs)
        {
            output.SetScene(scene.Of(output.Name));
        }

        foreach (var output in _outputs)
        {
            Moved(output);
        }
    }

    public void Invalidate(string name) => _outputs.Find(name)?.Invalidate();

    public void Committed(Surface surface) => _latches.Committed(surface);

    /// <summary>It has become known what can be imported: every surface is looked at again.</summary>
    public void ImportsChanged()
    {
        _latches.Lost();
        foreach (var output in _outputs)
        {
            output.Happened(RedrawEvent.Damaged);
        }
    }

    public void Forget(Surface surface) => _latches.Forget(surface);

    public void Capture(CaptureRequest request) => _captures.Add(request);

    /// <summary>One turn.</summary>
    /// <returns>When the next one is due; null when nothing is.</returns>
    /// <exception cref="RendererException">The renderer broke too often.</exception>
    public TimeSpan? Turn()
    {
        if (_now < _resume)
        {
            return _resume;
        }

        foreach (var output in _outputs)
        {
            output.Tick(_now);
        }

        try
        {
            foreach (var output in _outputs)
            {
                if (output.State == RedrawState.Queued)
                {
                    Redraw(output);
                }
            }

            _captures.Serve(_tryCapture, _now + _outputs.Interval);
        }
        catch (Exception e)
        {
            Recover(e);
            return _resume;
        }

        return OutputList.Earlier(_outputs.Deadline(_now), _captures.Deadline);
    }

    public RenderReport Report(long turns)
    {
        var outputs = new List<OutputReport>();
        foreach (var output in _outputs)
        {
            outputs.Add(output.Report);
        }

        var imports = _latches.Surfaces.Select(surface => _renderer.Current?.Describe(surface.Id)).OfType<ImportReport>();
        return new RenderReport(_renderer.Current?.Description ?? string.Empty, turns, outputs, [.. imports]);
    }

    /// <summary>Ends everything: nobody waits afterwards, nothing is held.</summary>
    public void Dispose()
    {
        _captures.Dispose();
        _reads.Dispose();
        _latches.CompleteAll();

        // The renderer first: it may need a target's context to let go of its textures.
        _renderer.Dispose();
        _outputs.Dispose();
    }

    private void Redraw(RenderOutput output)
    {
        var busy = false;
        foreach (var view in output.Visible)
        {
            busy |= _latches.Refresh(view.Surface) == LatchState.Busy;
        }

        if (!output.IsStale)
        {
            output.Skip(busy, _now);
            return;
        }

        _missed.Clear();
        var renderer = _renderer.Get();
        DrawnFrames? drawn = _reads.Rent();
        try
        {
            output.Draw(renderer, _missed);
            Collect(output.Visible, drawn);

            // Before presenting, which may wait for the display: the guests go on as soon as their memory was read.
            var fence = renderer.EndReads();
            if (fence is not null)
            {
                _reads.Watch(fence, ref drawn);
            }

            output.Present(_missed, busy, _now);
            drawn?.Complete();
        }
        finally
        {
            _reads.Return(drawn);
        }
    }

    private void Collect(List<View> views, DrawnFrames drawn)
    {
        foreach (var view in views)
        {
            if (!_missed.Touches(view.Visible) && _latches.Drawn(view.Surface, out var latch))
            {
                drawn.Add(view.Surface, latch);
            }
        }
    }

    private bool TryCapture(CaptureRequest request, out Picture? picture)
    {
        if (request.Surface is { } surface)
        {
            _latches.Refresh(surface);
            return _renderer.Get().Capture(surface, out picture);
        }

        var output = _outputs.Find(request.Output!) ?? throw new KeyNotFoundException($"there is no output {request.Output}");
        foreach (var view in output.Visible)
        {
            _latches.Refresh(view.Surface);
        }

        return _renderer.Get().Capture(output.Scene, out picture);
    }

    private void Recover(Exception cause)
    {
        _resume = _now + (_renderer.Lose(cause, _now) ?? throw new RendererException("drawing failed again and again", cause));

        _latches.Lost();
        foreach (var output in _outputs)
        {
            output.Reopen();
        }
    }

    /// <summary>
    /// A renderer belongs to the device of the targets it was made with: the next one may be another's. Before the last target goes, for
    /// it may need its context to let go of its textures.
    /// </summary>
    private void LetGoOfRenderer()
    {
        _reads.Finish();
        _renderer.Release();
        _latches.Lost();
    }

    private void Moved(RenderOutput output)
    {
        foreach (var view in output.Former)
        {
            _latches.Moved(view.Surface);
        }

        foreach (var view in output.Visible)
        {
            _latches.Moved(view.Surface);
        }
    }
}
