using Compositor.Contracts;

namespace Compositor.Plugins.Virgil;

/// <summary>A way to reach one VM. One connection at a time; disposing gives up the VM itself where the way has started it.</summary>
internal interface IVmConnector : IAsyncDisposable
{
    /// <summary>Connects and authenticates.</summary>
    /// <param name="host">Time, log, and where to say what takes so long.</param>
    /// <param name="name">Of the source, for threads.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="SourceException">It cannot be reached.</exception>
    Task<VmConnection> ConnectAsync(ISurfaceHost host, string name, CancellationToken cancellationToken);

    /// <summary>Finds a better reason for the end of a connection, if this way knows one.</summary>
    /// <param name="reason">What the connection says.</param>
    /// <param name="time">For waiting shortly.</param>
    ValueTask<Exception> ExplainAsync(Exception reason, TimeProvider time);
}
