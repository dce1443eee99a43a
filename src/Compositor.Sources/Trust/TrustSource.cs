using Compositor.Contracts;

namespace Compositor.Sources;

/// <summary>How a source's server is trusted, by the settings "ca", "host-subject", "pin" and "known-servers"; the file is read anew for each connection.</summary>
public sealed class TrustSource
{
    private const int LongestFile = 1 << 20;

    /// <summary>The settings that <see cref="Read"/> reads, for a factory's list.</summary>
    public static IReadOnlyList<SettingSpec> Specs { get; } =
    [
        new("ca", SettingType.String, "a file of certificates (PEM) of those who may sign the server's (default: those that the system trusts)"),
        new("host-subject", SettingType.String, "the subject that the server's certificate must have, as \"O=Example, CN=host\" (default: it must name the host)"),
        new("pin", SettingType.String, "instead of ca: the one key to trust, as \"SHA256:...\", or \"first-use\" for the key that was seen first"),
        new("known-servers", SettingType.String, "the file of the keys that were seen first (default: compositor/known-servers in XDG_STATE_HOME or ~/.local/state)"),
    ];

    private readonly string? _authorities;
    private readonly ServerTrust _trust;

    private TrustSource(string? authorities, ServerTrust trust) => (_authorities, _trust) = (authorities, trust);

    /// <summary>Reads which of the settings is there.</summary>
    /// <exception cref="SettingException">One of them is wrong, or cannot be beside another.</exception>
    public static TrustSource Read(Settings settings)
    {
        var pin = settings.GetString("pin");
        if (pin is not null and not ServerTrust.FirstUse && !KeyFingerprint.IsOne(pin))
        {
            throw new SettingException("pin", $"pin is \"{ServerTrust.FirstUse}\", or the fingerprint of a key: \"SHA256:\" and 43 letters");
        }

        if (pin is not null && ((string[])["ca", "host-subject"]).FirstOrDefault(settings.Has) is { } other)
        {
            throw new SettingException("pin", $"there can be one of pin and {other}");
        }

        var trust = new ServerTrust(null, settings.GetString("host-subject")) { Pin = pin };
        return new TrustSource(
            FullPath(settings, "ca"),
            FullPath(settings, "known-servers") is { } known ? trust with { Known = new KnownServers(known) } : trust);
    }

    /// <summary>What to trust.</summary>
    /// <exception cref="SourceException">The file cannot be read.</exception>
    public async Task<ServerTrust> GetAsync(CancellationToken cancellationToken)
    {
        try
        {
            return _authorities is null
                ? _trust
                : _trust with { Authorities = await BoundedFile.ReadAsync(_authorities, LongestFile, cancellationToken).ConfigureAwait(false) };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"the authorities' certificates (ca) cannot be read: {e.Message}", e);
        }
    }

    private static string? FullPath(Settings settings, string key) =>
        settings.GetString(key) is { } file ? Path.GetFullPath(file, Path.GetFullPath(settings.Directory)) : null;
}
