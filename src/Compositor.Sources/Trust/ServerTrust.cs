namespace Compositor.Sources;

/// <summary>How a server's certificate, or its bare key, is checked.</summary>
/// <param name="Authorities">Certificates, as PEM, of those who may sign it; null for those that the system trusts.</param>
/// <param name="Subject">The subject that it must have, as "O=Example, CN=host"; null when it must name the host.</param>
public sealed record ServerTrust(string? Authorities, string? Subject)
{
    /// <summary>A certificate is then checked by its key, which must be the one that was seen first.</summary>
    public const string FirstUse = "first-use";

    /// <summary>The system's authorities, and the host's name.</summary>
    public static ServerTrust System { get; } = new(null, null);

    /// <summary><see cref="FirstUse"/>, or the fingerprint of the one key to trust; null for certificates by their authorities, and bare keys as they were seen first.</summary>
    public string? Pin { get; init; }

    /// <summary>The keys that were seen first.</summary>
    public KnownServers Known { get; init; } = KnownServers.Usual;

    /// <summary>Says why a key is not the one to trust.</summary>
    /// <param name="address">Whose it is.</param>
    /// <param name="kind">One word: what the key is of.</param>
    /// <param name="publicKey">As SubjectPublicKeyInfo, DER.</param>
    /// <returns>The rest of a sentence; null when it is the one.</returns>
    /// <exception cref="UntrustedException">The list of known servers cannot be used.</exception>
    public string? RefuseKey(string address, string kind, ReadOnlySpan<byte> publicKey)
    {
        var now = KeyFingerprint.Of(publicKey);
        if (Pin is not null and not FirstUse)
        {
            return now == Pin ? null : $"its key is {now}, not {Pin} (pin)";
        }

        var known = Known.Meet(address, kind, now);
        return known.Fingerprint == now
            ? null
            : $"its key has changed: it was {known.Fingerprint} when it was first seen, and is {now} now; somebody may be in between. "
                + $"If it was changed by its owner, delete line {known.Line} of {Known.Path}, or set pin = \"{now}\"";
    }
}
