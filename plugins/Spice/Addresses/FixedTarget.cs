using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Spice;

/// <summary>The server that the configuration names.</summary>
/// <param name="address">Where it is.</param>
/// <param name="authorities">A file of certificates; null for those of the system.</param>
/// <param name="subject">The subject that its certificate must have; null for the host's name.</param>
/// <param name="passwords">Where the password comes from.</param>
internal sealed class FixedTarget(ServerAddress address, string? authorities, string? subject, PasswordSource passwords) : ITarget
{
    /// <inheritdoc/>
    public async Task<Target> FindAsync(CancellationToken cancellationToken)
    {
        var trust = new ServerTrust(authorities is null ? null : await ReadAsync(authorities, cancellationToken).ConfigureAwait(false), subject);
        return new Target(address with { Trust = trust }, await passwords.GetAsync(cancellationToken).ConfigureAwait(false));
    }

    private static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await BoundedFile.ReadAsync(path, ViewerFile.LongestFile, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"the authorities' certificates (ca) cannot be read: {e.Message}", e);
        }
    }
}
