using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>A machine seen through its VNC server.</summary>
internal sealed class VncSource(string name, VncOptions options) : ISource
{
    /// <inheritdoc/>
    public async Task RunAsync(ISurfaceHost host, CancellationToken cancellationToken)
    {
        var password = await options.Passwords.GetAsync(cancellationToken).ConfigureAwait(false);
        var trust = await options.Trust.GetAsync(cancellationToken).ConfigureAwait(false);
        await using var session = new RfbSession(host, name, options, password, trust);
        await session.RunAsync(new TransportOpener(options.Address), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
