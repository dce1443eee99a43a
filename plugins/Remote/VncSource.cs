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
        var token = await options.Web.Token.GetAsync(cancellationToken).ConfigureAwait(false);
        var opener = new TransportOpener(options.Address, trust, () => new UpgradeRequest(options.Address, options.Web, password, token, options.TakesOver));
        await using var session = new RfbSession(host, name, options, password, trust);
        await session.RunAsync(opener, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
