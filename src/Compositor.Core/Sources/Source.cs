using Compositor.Contracts;
using Microsoft.Extensions.Logging;

namespace Compositor.Core;

/// <summary>
/// One configured source: its surfaces, which outlive its connections, and the loop that connects it again and again. A fault of the
/// plugin ends one connection and nothing else. Any thread.
/// </summary>
public sealed class Source : IAsyncDisposable
{
    /// <summary>How long a plugin may take to let go when it is told to; after that it is left behind.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ISource _plugin;
    private readonly ISourceObserver _observer;
    private readonly CanvasFactory _canvases;
    private readonly WallClipboard _clipboard;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private volatile BackOff _backOff;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private volatile Surface[] _surfaces;
    private volatile SourceStatus _status = new(SourcePhase.Starting, "starting", 0, 0);
    private volatile SourceConnection? _connection;
    private volatile IReadOnlyList<SourceFact> _facts = [];
    private Task _running = Task.CompletedTask;
    private int _disposed;

    public Source(
        string name, string kind, ISource plugin, ISourceObserver observer, CanvasFactory canvases, WallClipboard clipboard, TimeProvider time, ILogger log, BackOff backOff)
    {
        (Name, Kind, _plugin, _observer, _canvases, _clipboard, _time, _log, _backOff) =
            (name, kind, plugin, observer, canvases, clipboard, time, log, backOff);
        _surfaces = [new Surface(new SurfaceId(name, 0), new SourceSurfaceObserver(this, observer), time)];
    }

    public string Name { get; }

    public string Kind { get; }

    public SourceStatus Status => _status;

    /// <summary>What its connection has said of itself last; empty without one.</summary>
    public IReadOnlyList<SourceFact> Facts => _facts;

    /// <summary>How it is heard; null without sound.</summary>
    public SourceSound? Sound { get; init; }

    /// <summary>Head 0 first; head 0 always exists, for the placeholder.</summary>
    public IReadOnlyList<Surface> Surfaces => _surfaces;

    /// <summary>The waits from the next on.</summary>
    public BackOff BackOff
    {
        get => _backOff;
        set => _backOff = value;
    }

    /// <summary>Begins connecting. Once.</summary>
    public void Start() => _running = Task.Run(RunAsync);

    /// <summary>Ends the source for good. The surfaces keep their pictures until whoever renders them closes them.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await LeaveBehindAsync("RunAsync", _running).ConfigureAwait(false);
        await LeaveBehindAsync("DisposeAsync", Task.Run(async () => await _plugin.DisposeAsync().ConfigureAwait(false))).ConfigureAwait(false);
        _connection?.End();
        Change(_status with { Phase = SourcePhase.Ended, Activity = "ended" });
        _stop.Dispose();
    }

    internal Surface SurfaceOf(int head)
    {
        lock (_gate)
        {
            foreach (var known in _surfaces)
            {
                if (known.Id.Head == head)
                {
                    return known;
                }
            }

            var surface = new Surface(new SurfaceId(Name, head), new SourceSurfaceObserver(this, _observer), _time);
            _surfaces = [.. _surfaces, surface];
            return surface;
        }
    }

    internal ICanvas MakeCanvas(Size size, FourCc format) => _canvases(Name, size, format);

    internal ClipboardSession Share(IClipboard guest) => _clipboard.Join(Name, guest);

    internal void Report(SourceConnection connection, string activity)
    {
        if (ReferenceEquals(connection, _connection) && _status.Phase == SourcePhase.Starting)
        {
            Change(_status with { Activity = activity });
        }
    }

    internal void Describe(SourceConnection connection, IReadOnlyList<SourceFact> facts)
    {
        if (ReferenceEquals(connection, _connection))
        {
            _facts = facts;
        }
    }

    internal void PictureCame()
    {
        if (_status is { Phase: SourcePhase.Starting } status && _connection is not null)
        {
            Change(status with { Phase = SourcePhase.Live, Activity = "" });
        }
    }

    private async Task RunAsync()
    {
        var failures = 0;
        while (!_stop.IsCancellationRequested)
        {
            Change(new SourceStatus(SourcePhase.Starting, "connecting", 0, _status.Attempts + 1));
            var began = _time.GetTimestamp();
            var reason = await ConnectOnceAsync().ConfigureAwait(false);
            if (_stop.IsCancellationRequested)
            {
                return;
            }

            failures = _status.Phase == SourcePhase.Live && _time.GetElapsedTime(began) >= BackOff.Lasting ? 1 : failures + 1;
            var wait = _backOff.After(failures);
            _log.LogWarning("{Reason}; next attempt in {Wait:0.0} s", reason, wait.TotalSeconds);
            var next = _time.GetTimestamp() + (long)(wait.TotalSeconds * _time.TimestampFrequency);
            Change(_status with { Phase = SourcePhase.Away, Activity = reason, NextAttempt = next });
            await Task.Delay(wait, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The one place where a source's faults end.</summary>
    /// <returns>Why the connection ended.</returns>
    private async Task<string> ConnectOnceAsync()
    {
        var connection = new SourceConnection(this, _time, _log);
        _connection = connection;
        try
        {
            await _plugin.RunAsync(connection, _stop.Token).ConfigureAwait(false);
            return "the connection ended";
        }
        catch (SourceException e)
        {
            return e.Message;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return "ended";
        }
        catch (Exception e)
        {
            _log.LogError(e, "the {Kind} plugin failed", Kind);
            return $"the {Kind} plugin failed: {e.GetType().Name}: {e.Message}";
        }
        finally
        {
            connection.End();
            _connection = null;
            _facts = [];
        }
    }

    private async Task LeaveBehindAsync(string what, Task task)
    {
        try
        {
            await task.WaitAsync(Patience, TimeProvider.System).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _log.LogError("the {Kind} plugin did not return from {What} in {Seconds} s and is left behind", Kind, what, Patience.TotalSeconds);
        }
        catch (Exception e)
        {
            _log.LogError(e, "the {Kind} plugin failed in {What}", Kind, what);
        }
    }

    private void Change(SourceStatus status)
    {
        _status = status;
        _observer.StatusChanged(this);
    }
}
