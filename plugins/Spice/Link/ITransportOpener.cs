using Compositor.Sources;

namespace Compositor.Plugins.Spice;

/// <summary>Opens a channel's way to the server.</summary>
internal interface ITransportOpener
{
    /// <summary>Connects.</summary>
    /// <param name="kind">The channel: some may have to go through TLS, and others not.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Compositor.Contracts.SourceException">Nobody answers there, or it is not who it should be.</exception>
    Task<Transport> OpenAsync(ChannelKind kind, CancellationToken cancellationToken);
}
