using Compositor.Contracts;

namespace Compositor.Core.Tests.Fakes;

/// <summary>A source that does what the test says.</summary>
internal sealed class ScriptedSource(Func<ISurfaceHost, CancellationToken, Task> run) : ISource
{
    public int Runs { get; private set; }

    public bool Disposed { get; private set; }

    public Task RunAsync(ISurfaceHost host, CancellationToken cancellationToken)
    {
        Runs++;
        return run(host, cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        Disposed = true;
        return ValueTask.CompletedTask;
    }
}
