namespace Compositor.Contracts;

/// <summary>
/// A plugin's way to one VM. The shell calls <see cref="RunAsync"/> again, with back-off, each time it ends; disposing ends the source
/// for good. The source's own threads do its work: RunAsync is called on a thread-pool thread and must not block it for long.
/// </summary>
public interface ISource : IAsyncDisposable
{
    /// <summary>One connection, from connecting to its end.</summary>
    /// <param name="host">Surfaces, canvases, time and log of this connection.</param>
    /// <param name="cancellationToken">The shell wants it to end; return, or throw <see cref="OperationCanceledException"/>, soon.</param>
    /// <exception cref="SourceException">The connection could not be made or has ended; the message is shown.</exception>
    Task RunAsync(ISurfaceHost host, CancellationToken cancellationToken);
}
