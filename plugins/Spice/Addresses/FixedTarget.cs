using Compositor.Sources;

namespace Compositor.Plugins.Spice;

/// <summary>The server that the configuration names.</summary>
/// <param name="address">Where it is.</param>
/// <param name="trust">How its certificate is checked.</param>
/// <param name="passwords">Where the password comes from.</param>
internal sealed class FixedTarget(ServerAddress address, TrustSource trust, PasswordSource passwords) : ITarget
{
    /// <inheritdoc/>
    public async Task<Target> FindAsync(CancellationToken cancellationToken) => new(
        address with { Trust = await trust.GetAsync(cancellationToken).ConfigureAwait(false) },
        await passwords.GetAsync(cancellationToken).ConfigureAwait(false));
}
