using Compositor.Contracts;
using Compositor.Plugins.Virgil;

namespace Compositor.Virgil.Tests;

/// <summary>A source that runs until the test ends it.</summary>
internal sealed class RunningSource : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly ISource _source;

    public RunningSource(ISurfaceHost host, params (string Key, object Value)[] settings)
        : this(host, Create(settings))
    {
    }

    public RunningSource(ISurfaceHost host, ISource source)
    {
        _source = source;
        Run = Task.Run(() => source.RunAsync(host, _end.Token));
    }

    public Task Run { get; private set; }

    public static ISource Create(params (string Key, object Value)[] settings) =>
        new VirgilFactory().Create(new Settings("test", settings.ToDictionary(setting => setting.Key, setting => setting.Value)));

    /// <summary>Ends the connection, as a cancelled run; keeps the source.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync();
        try
        {
            await Run.WaitAsync(TimeSpan.FromSeconds(20));
        }
        catch (Exception e) when (e is OperationCanceledException or SourceException)
        {
            // As it should be.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await _source.DisposeAsync();
        _end.Dispose();
    }
}
