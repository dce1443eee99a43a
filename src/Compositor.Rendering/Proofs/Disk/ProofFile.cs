using System.Text.Json;

namespace Compositor.Rendering;

/// <summary>
/// Keeps lasting verdicts between starts. It is a cache: a file that is missing, damaged or cannot be written costs nothing but trying again.
/// One thread at a time; several processes may share the file, the last one to write adds to what is there.
/// </summary>
internal sealed class ProofFile(string path)
{
    private const int LongestFile = 512 * 1024;
    private const int MostEntries = 500;

    /// <summary>Where a user's programs keep what they can do without: ${XDG_CACHE_HOME:-~/.cache}/compositor/imports.json; null without a home.</summary>
    public static string? DefaultPath(Func<string, string?> environment)
    {
        // The specification has relative paths ignored.
        var cache = environment("XDG_CACHE_HOME") is { Length: > 0 } configured && Path.IsPathRooted(configured) ? configured
            : environment("HOME") is { Length: > 0 } home ? Path.Combine(home, ".cache")
            : null;
        return cache is null ? null : Path.Combine(cache, "compositor", "imports.json");
    }

    /// <summary>The verdicts of a device.</summary>
    public IReadOnlyList<(ImportCase Case, ImportProof Proof)> Read(ProofDevice device)
    {
        var verdicts = new List<(ImportCase, ImportProof)>();
        foreach (var entry in ReadAll())
        {
            if (entry.IsOf(device) && entry.TryRead(out var what, out var proof))
            {
                verdicts.Add((what, proof));
            }
        }

        return verdicts;
    }

    /// <summary>Adds a verdict, or replaces the one on the same case. The file is replaced as a whole, so that no reader sees half of it.</summary>
    public void Write(ProofDevice device, in ImportCase what, in ImportProof proof)
    {
        var added = ProofEntry.Of(device, what, proof);
        var entries = ReadAll().Where(entry => !entry.IsSameCase(added)).Append(added).TakeLast(MostEntries).ToArray();
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new ProofDocument { Form = ProofDocument.CurrentForm, Entries = entries }, ProofJson.Default.ProofDocument);
        if (bytes.Length > LongestFile)
        {
            return;
        }

        var draft = $"{path}.{Environment.ProcessId}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(draft, bytes);
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is tried again at the next start.
            Discard(draft);
        }
    }

    private static void Discard(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The disk is full or gone.
        }
    }

    private IReadOnlyList<ProofEntry> ReadAll()
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[LongestFile + 1];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > LongestFile)
            {
                return [];
            }

            var document = JsonSerializer.Deserialize(bytes.AsSpan(0, length), ProofJson.Default.ProofDocument);
            return document is { Form: ProofDocument.CurrentForm, Entries: { Count: <= MostEntries } entries } && !entries.Contains(null!) ? entries : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }
}
