namespace Compositor.Shell.Doctor;

/// <summary>The machine as it is looked at: its files below a folder, which in tests is another than the root, and its variables.</summary>
/// <param name="Root">"/".</param>
/// <param name="Variable">Looks up an environment variable.</param>
internal sealed record Surroundings(string Root, Func<string, string?> Variable)
{
    /// <summary>A file above this length is no setting of the kernel.</summary>
    private const int LongestText = 65536;

    /// <summary>This machine.</summary>
    public static Surroundings Here { get; } = new("/", Environment.GetEnvironmentVariable);

    /// <summary>Where a file of the machine is.</summary>
    /// <param name="path">Absolute, like "/sys/class/drm".</param>
    public string At(string path) => Path.Combine(Root, path.TrimStart('/'));

    /// <summary>What a small file says, without the spaces around it; null when it cannot be read.</summary>
    public string? Read(string path)
    {
        try
        {
            using var file = new FileStream(At(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[LongestText];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return System.Text.Encoding.UTF8.GetString(bytes, 0, length).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The names of what is in a folder, sorted; nothing when there is no such folder.</summary>
    public IReadOnlyList<string> List(string folder, string pattern = "*")
    {
        try
        {
            return [.. Directory.GetFileSystemEntries(At(folder), pattern).Select(entry => Path.GetFileName(entry)!).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The name of what a link leads to, of which only the last part counts; null for what is no link.</summary>
    public string? Target(string path)
    {
        try
        {
            return Path.GetFileName(File.ResolveLinkTarget(At(path), returnFinalTarget: false)?.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Why a device cannot be opened for reading and writing; null when it can.</summary>
    public string? Refusal(string path, FileAccess access = FileAccess.ReadWrite)
    {
        try
        {
            using var handle = File.OpenHandle(At(path), FileMode.Open, access, FileShare.ReadWrite);
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return "this user may not open it";
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return "it is not there";
        }
        catch (IOException e)
        {
            return e.Message;
        }
    }
}
