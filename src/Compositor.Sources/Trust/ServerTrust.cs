namespace Compositor.Sources;

/// <summary>How a server's certificate is checked.</summary>
/// <param name="Authorities">Certificates, as PEM, of those who may sign it; null for those that the system trusts.</param>
/// <param name="Subject">The subject that it must have, as "O=Example, CN=host"; null when it must name the host.</param>
public sealed record ServerTrust(string? Authorities, string? Subject)
{
    /// <summary>The system's authorities, and the host's name.</summary>
    public static ServerTrust System { get; } = new(null, null);
}
