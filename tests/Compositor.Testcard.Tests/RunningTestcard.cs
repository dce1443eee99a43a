using Compositor.Contracts;
using Compositor.Plugins.Testcard;
using Xunit;

namespace Compositor.Testcard.Tests;

/// <summary>A testcard that runs until disposed. Every object of the contract must be gone by then.</summary>
internal sealed class RunningTestcard : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly ISource _source;

    public RunningTestcard(params (string Key, object Value)[] values)
    {
        _source = new TestcardFactory().Create(new Settings("card", values.ToDictionary(v => v.Key, v => v.Value)));
        Run = _source.RunAsync(Host, _ending.Token);
    }

    public FakeSurfaceHost Host { get; } = new();

    public Task Run { get; }

    public FakeSurface Surface => Host.Surfaces[0];

    public Task EndAsync() => _ending.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await Run.WaitAsync(TimeSpan.FromSeconds(20)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _source.DisposeAsync();
        _ending.Dispose();
        Assert.All(Host.Surfaces, surface => Assert.True(surface.IsDisposed));
        Assert.All(Host.Canvases, canvas => Assert.True(canvas.IsDisposed));
    }
}
