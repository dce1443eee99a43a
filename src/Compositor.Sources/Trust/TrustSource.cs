using Compositor.Contracts;

namespace Compositor.Sources;

/// <summary>How a source's server is trusted, by the settings "ca" and "host-subject"; the file is read anew for each connection.</summary>
public sealed class TrustSource
{
    private const int LongestFile = 1 << 20;

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
