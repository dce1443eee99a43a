using System.Text;

namespace Compositor.Shell.Configuration;

/// <summary>What is in a configuration file, not checked yet.</summary>
/// <param name="File">As it is to be named in messages.</param>
/// <param name="Text">Null when it cannot be read.</param>
/// <param name="Problem">Why it cannot be read; null when it can.</param>
internal sealed record ConfigurationText(string File, string? Text, string? Problem)
{
    public const int MaximumBytes = 1024 * 1024;

    /// <summary>Reads a file, on any thread.</summary>
    public static async Task<ConfigurationText> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

            // One byte more than allowed, whatever length the file says it has: it may be a pipe, or grow.
            var bytes = new byte[MaximumBytes + 1];
            var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return length > MaximumBytes
                ? new ConfigurationText(file, null, $"is larger than {MaximumBytes / 1024} KiB")
                : new ConfigurationText(file, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, length), null);
        }
        catch (DecoderFallbackException)
        {
            return new ConfigurationText(file, null, "is not UTF-8 text");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new ConfigurationText(file, null, $"cannot be read: {problem.Message}");
        }
    }
}
