using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Virgil;

/// <summary>A VM of a local QEMU, seen through its D-Bus display.</summary>
internal sealed class VirgilSource(string name, Pacing pacing, IVmConnector connector) : ISource
{
    private readonly GuestCursors _cursors = new();

    /// <inheritdoc/>
    public async Task RunAsync(ISurfaceHost host, CancellationToken cancellationToken)
    {
        try
        {
            await new VmSession(host, name, pacing, _cursors).RunAsync(connector, cancellationToken).ConfigureAwait(false);
        }
        catch (SourceException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw await connector.ExplainAsync(e, host.Time).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connector.DisposeAsync();
}
