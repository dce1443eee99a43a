using Compositor.Contracts;
using Compositor.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Compositor.Spice.Tests.Gl;

/// <summary>The shell's own surfaces with a clock that a test steps; nobody draws them, as with a render thread that is held up.</summary>
internal sealed class PacedHost : IAsyncDisposable
{
    private readonly Connection _connection = new();
    private readonly Source _source;

    public PacedHost()
    {
        _source = new Source(
            "machine",
            "spice",
            _connection,
            new Observer(),
            (_, _, _) => throw new NotSupportedException(),
            new WallClipboard(work => work(), null),
            Time,
            NullLogger.Instance,
            BackOff.Default);
        _source.Start();
    }

    public FakeTimeProvider Time { get; } = new();

    /// <summary>What a connection is given.</summary>
    public Task<ISurfaceHost> Host => _connection.Host;

    /// <summary>Tells the heads whether a screen shows them.</summary>
    public void Show(bool shown, TimeSpan refresh)
    {
        foreach (var surface in _source.Surfaces)
        {
            surface.Show(shown, refresh);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        foreach (var surface in _source.Surfaces)
        {
            surface.Close();
        }
    }

    private sealed class Connection : ISource
    {
        private readonly TaskCompletionSource<ISurfaceHost> _host = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<ISurfaceHost> Host => _host.Task;

        public Task RunAsync(ISurfaceHost host, CancellationToken cancellationToken)
        {
            _host.SetResult(host);
            return Task.Delay(Timeout.Infinite, cancellationToken);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Observer : ISourceObserver
    {
        public void StatusChanged(Source source)
        {
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
    }
}
