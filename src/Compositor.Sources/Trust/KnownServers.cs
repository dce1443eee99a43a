using System.Text;
using Compositor.Unix;

namespace Compositor.Sources;

/// <summary>
/// The keys that servers had when they were first seen: a file of lines, each an address, the kind of key and its fingerprint. Lines are only ever
/// added, each by one write, so that several processes may do so at once; of several for one server the first counts. Any thread.
/// </summary>
/// <param name="Path">The file; need not be there. Two lists of one file are equal.</param>
public sealed record KnownServers(string Path)
{
    private const int Longest = 1 << 20;
    private const int LongestAddress = 1024;

    /// <summary>compositor/known-servers, in XDG_STATE_HOME or ~/.local/state.</summary>
    public static KnownServers Usual
    {
        get
        {
            var state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
            var folder = !string.IsNullOrEmpty(state) && System.IO.Path.IsPathRooted(state)
                ? state
                : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local/state");
            return new KnownServers(System.IO.Path.Combine(folder, "compositor/known-servers"));
        }
    }

    /// <summary>Looks a server up, and keeps its key when it was never seen.</summary>
    /// <param name="address">Without secrets.</param>
    /// <param name="kind">One word: what the key is of.</param>
    /// <param name="fingerprint">The key that it has now.</param>
    /// <returns>The key that it had when it was first seen, which may be just now.</returns>
    /// <exception cref="UntrustedException">The file cannot be read, written or understood: nothing is trusted then.</exception>
    public KnownKey Meet(string address, string kind, string fingerprint)
    {
        var name = Escape(address);
        if (name.Length > LongestAddress)
        {
            throw new UntrustedException($"the server's address is too long for the list of known servers ({LongestAddress} letters)");
        }

        try
        {
            var text = Read();
            if (Find(text, name, kind) is { } known)
            {
                return known;
            }

            var line = $"{(text.Length > 0 && text[^1] != '\n' ? "\n" : "")}{name} {kind} {fingerprint}\n";
            if (text.Length + line.Length > Longest)
            {
                throw new UntrustedException($"the list of known servers, {Path}, is full ({Longest} bytes)");
            }

            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            AppendedFile.Append(Path, Encoding.UTF8.GetBytes(line));

            // Another process may have met the server at the same time, and was first.
            return Find(Read(), name, kind) ?? throw new IOException("what was added is not there");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UnixException)
        {
            throw new UntrustedException($"the list of known servers, {Path}, cannot be used: {e.Message}", e);
        }
    }

    private string Read()
    {
        if (!File.Exists(Path))
        {
            return string.Empty;
        }

        using var file = File.OpenRead(Path);
        var bytes = new byte[Longest + 1];
        var count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return count <= Longest ? Encoding.UTF8.GetString(bytes, 0, count) : throw new IOException($"it is longer than {Longest} bytes");
    }

    private KnownKey? Find(string text, string name, string kind)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0].StartsWith('#'))
            {
                continue;
            }

            if (words.Length != 3 || !KeyFingerprint.IsOne(words[2]))
            {
                throw new UntrustedException($"line {number} of {Path} is not \"ADDRESS KIND SHA256:...\"; correct or delete it");
            }

            if (words[0] == name && words[1] == kind)
            {
                return new KnownKey(words[2], number);
            }
        }

        return null;
    }

    private static string Escape(string address)
    {
        var escaped = new StringBuilder();
        foreach (var letter in address)
        {
            escaped.Append(letter is '%' or '#' || char.IsWhiteSpace(letter) || char.IsControl(letter) ? $"%{(int)letter:X2}" : letter);
        }

        return escaped.ToString();
    }
}
