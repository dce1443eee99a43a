using Compositor.Core;
using Microsoft.Extensions.Logging;

namespace Compositor.Rendering;

/// <summary>
/// Draws the outputs on a thread of its own, which owns the renderer and every target: latches what was committed, draws what changed,
/// presents, completes the commits. Asleep while nothing changes. Every member may be called from any thread and returns at once.
/// </summary>
public sealed class RenderLoop : IAsyncDisposable
{
    private readonly RenderInbox _inbox = new();
    private readonly OutputWall _wall;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly ITimer _timer;
    private readonly long _start;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<TaskCompletionSource> _settling = [];
    private Scene _scene = Scene.Empty;
    private volatile bool _stopping;
    private long _turns;

    /// <summary>Starts the thread; it sleeps until there is something to do.</summary>
    /// <param name="createRenderer">Called on the render thread when the first frame is drawn, and again after the renderer broke.</param>
    /// <param name="time">The clock of all pacing; tests step it.</param>
    /// <param name="log">Where failures are told.</param>
    public RenderLoop(Func<IRenderer> createRenderer, TimeProvider time, ILogger log)
    {
        (_time, _log, _start) = (time, log, time.GetTimestamp());
        _wall = new OutputWall(new RendererSlot(createRenderer, log), log);
        _timer = time.CreateTimer(static inbox => ((RenderInbox)inbox!).Signal(), _inbox, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        new Thread(Run) { Name = "render", IsBackground = true }.Start();
    }

    /// <summary>Ends with the loop; faulted with a <see cref="RendererException"/> when drawing is not possible any more.</summary>
    public Task Completion => _ended.Task;

    /// <summary>Adds an output.</summary>
    /// <param name="name">Its name, as in scenes.</param>
    /// <param name="create">Makes its target; called on the render thread, again after the renderer broke.</param>
    /// <returns>Completes when the target was made; faulted when it could not be.</returns>
    public Task AddOutputAsync(string name, Func<IOutputTarget> create) => PostAsync(wall => wall.Add(name, create, _scene));

    /// <summary>Removes an output and disposes its target.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Completes when the target is gone.</returns>
    public Task RemoveOutputAsync(string name) => PostAsync(wall => wall.Remove(name));

    /// <summary>Shows another scene; a newer one replaces one that was not looked at yet.</summary>
    /// <param name="scene">All outputs.</param>
    public void SetScene(Scene scene) => _inbox.SetScene(scene);

    /// <summary>A surface was committed.</summary>
    /// <param name="surface">The surface.</param>
    public void Wake(Surface surface)
    {
        // A surface that nobody can see answers its guest by itself, and is latched when somebody looks.
        if (surface.IsShown)
        {
            _inbox.Committed(surface);
        }
    }

    /// <summary>It has become known what can be imported: every surface is looked at again.</summary>
    public void ImportsChanged() => _inbox.Post(static wall => wall.ImportsChanged());

    /// <summary>Draws all of an output anew: its window lost what it showed.</summary>
    /// <param name="name">The output.</param>
    public void Repaint(string name) => _inbox.Post(wall => wall.Invalidate(name));

    /// <summary>Ends a surface: the renderer lets go of it, then it is closed.</summary>
    /// <param name="surface">The surface; no scene set from now on may show it.</param>
    /// <returns>Completes when nothing of it is held.</returns>
    public async Task ForgetAsync(Surface surface)
    {
        if (!await TryPostAsync(wall => wall.Forget(surface)).ConfigureAwait(false))
        {
            // There is no render thread any more that could read it.
            surface.Close();
        }
    }

    /// <summary>A picture of a whole output, drawn anew off screen.</summary>
    /// <param name="name">The output.</param>
    public async Task<Picture> CaptureOutputAsync(string name) => (await CaptureAsync(new CaptureRequest(name, null)).ConfigureAwait(false))!;

    /// <summary>A surface's pixels, one to one, without its pointer; null when it shows nothing.</summary>
    /// <param name="surface">The surface.</param>
    public Task<Picture?> CaptureSurfaceAsync(Surface surface) => CaptureAsync(new CaptureRequest(null, surface));

    /// <summary>What the loop does, for status.</summary>
    public async Task<RenderReport> ReportAsync()
    {
        RenderReport? report = null;
        await PostAsync(wall => report = wall.Report(_turns)).ConfigureAwait(false);
        return report!;
    }

    /// <summary>Completes when everything that was asked for before is done and the loop waits for time to pass or for news.</summary>
    public Task SettleAsync()
    {
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _inbox.Post(_ => _settling.Add(settled));
        return Task.WhenAny(settled.Task, Completion);
    }

    /// <summary>Ends the loop: waiting commits complete, renderer and targets are let go.</summary>
    public async ValueTask DisposeAsync()
    {
        _stopping = true;
        _inbox.Signal();
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<Picture?> CaptureAsync(CaptureRequest request)
    {
        await PostAsync(wall => wall.Capture(request)).ConfigureAwait(false);
        return await request.Result.ConfigureAwait(false);
    }

    private async Task PostAsync(Action<OutputWall> action) =>
        ObjectDisposedException.ThrowIf(!await TryPostAsync(action).ConfigureAwait(false), this);

    // False when the loop has ended and serves nobody any more.
    private async Task<bool> TryPostAsync(Action<OutputWall> action)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _inbox.Post(wall =>
        {
            try
            {
                action(wall);
                done.TrySetResult();
            }
            catch (Exception e)
            {
                done.TrySetException(e);
            }
        });
        await Task.WhenAny(done.Task, Completion).ConfigureAwait(false);
        if (!done.Task.IsCompleted)
        {
            return false;
        }

        await done.Task.ConfigureAwait(false);
        return true;
    }

    private void Run()
    {
        Exception? failure = null;
        try
        {
            while (!_stopping)
            {
                Turn();
            }
        }
        catch (Exception e)
        {
            _log.LogCritical(e, "drawing has ended: {Reason}", e.Message);
            failure = e;
        }

        End(failure);
    }

    private void Turn()
    {
        _turns++;
        _wall.Advance(_time.GetElapsedTime(_start));
        while (_inbox.TryTake(out var request))
        {
            request(_wall);
        }

        // The clock and the news are read after the requests: who asked to settle has told both before.
        var now = _time.GetElapsedTime(_start);
        _wall.Advance(now);
        if (_inbox.TakeScene() is { } scene)
        {
            _scene = scene;
            _wall.SetScene(scene);
        }

        foreach (var surface in _inbox.TakeCommitted())
        {
            _wall.Committed(surface);
        }

        var due = _wall.Turn() - now;
        if (due > TimeSpan.Zero || due is null)
        {
            Sleep(due);
        }
    }

    private void Sleep(TimeSpan? due)
    {
        foreach (var settled in _settling)
        {
            settled.TrySetResult();
        }

        _settling.Clear();

        // Timers count whole milliseconds; waking early would only mean to wake again.
        var wait = due is { } time ? TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds)) : Timeout.InfiniteTimeSpan;
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
        _inbox.Wait();
    }

    private void End(Exception? failure)
    {
        try
        {
            _timer.Dispose();

            _wall.Dispose();
        }
        catch (Exception e)
        {
            failure ??= e;
        }

        if (failure is null)
        {
            _ended.TrySetResult();
        }
        else
        {
            _ended.TrySetException(failure);
        }
    }
}
