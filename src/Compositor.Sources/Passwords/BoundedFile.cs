using System.Text;

namespace Compositor.Sources;

/// <summary>Reads small text files, which may be anything.</summary>
public static class BoundedFile
{
    /// <summary>Reads a file as UTF-8.</summary>
    /// <exception cref="IOException">It cannot be read, or is longer than it may be.</exception>
    public static async Task<string> ReadAsync(string path, int longest, CancellationToken cancellationToken)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[longest + 1];
        var count = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return count <= longest ? Encoding.UTF8.GetString(bytes, 0, count) : throw new IOException($"{path} is longer than {longest} bytes");
    }
}
