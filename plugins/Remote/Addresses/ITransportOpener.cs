using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>The way to a server.</summary>
internal interface ITransportOpener
{
    /// <summary>Connects.</summary>
    /// <exception cref="SourceException">It cannot be done, and why.</exception>
    Task<Transport> OpenAsync(CancellationToken cancellationToken);
}
