using Compositor.Contracts;

namespace Compositor.Sources;

/// <summary>How a source's server is trusted, by the settings "ca" and "host-subject"; the file is read anew for each connection.</summary>
public sealed class TrustSource
{
    private const int LongestFile = 1 << 20;

    /// <summary>The settings that <see cref="Read"/> reads, for a factory's list.</summary>
    public static IReadOnlyList<SettingSpec> Specs { get; } =
    [
        new("ca", SettingType.String, "a file of certificates (PEM) of those who may sign the server's (default: those that the system trusts)"),
        new("host-subject", SettingType.String, "the subject that the server's certificate must have, as \"O=Example, CN=host\" (default: it must name the host)"),
    ];

    private readonly string? _authorities;
    private readonly string? _subject;

    private TrustSource(string? authorities, string? subject) => (_authorities, _subject) = (authorities, subject);

    /// <summary>Reads which of the settings is there.</summary>
    public static TrustSource Read(Settings settings) => new(
        settings.GetString("ca") is { } file ? Path.GetFullPath(file, Path.GetFullPath(settings.Directory)) : null,
        settings.GetString("host-subject"));

    /// <summary>What to trust.</summary>
    /// <exception cref="SourceException">The file cannot be read.</exception>
    public async Task<ServerTrust> GetAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new ServerTrust(_authorities is null ? null : await BoundedFile.ReadAsync(_authorities, LongestFile, cancellationToken).ConfigureAwait(false), _subject);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"the authorities' certificates (ca) cannot be read: {e.Message}", e);
        }
    }
}
