using Compositor.Contracts;

namespace Compositor.Shell.Tests.Configuration;

/// <summary>Must be disposed and never run: it is only made to check settings.</summary>
internal sealed class StubSource : ISource
{
    public bool IsDisposed { get; private set; }

    public Task RunAsync(ISurfaceHost host, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
