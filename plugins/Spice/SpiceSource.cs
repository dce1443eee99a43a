using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>A VM seen through its SPICE server.</summary>
internal sealed class SpiceSource(string name, ITarget target, SpiceOptions options) : ISource
{
    /// <inheritdoc/>
    public async Task RunAsync(ISurfaceHost host, CancellationToken cancellationToken)
    {
        var (address, password) = await target.FindAsync(cancellationToken).ConfigureAwait(false);
        await using var session = new SpiceSession(host, name, address, password, options);
        await session.RunAsync(new TransportOpener(address), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
