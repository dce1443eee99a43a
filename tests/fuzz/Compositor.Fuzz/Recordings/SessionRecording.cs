using System.Buffers.Binary;
using System.IO.Compression;

namespace Compositor.Fuzz;

/// <summary>What a real server sent on one channel: see Recordings/README.md of the SPICE tests.</summary>
public sealed class SessionRecording
{
    private const int HeaderLength = 14;

    private SessionRecording(string name, List<(ushort Type, byte[] Body)> messages) => (Name, Messages) = (name, messages);

    /// <summary>"raw-display-0".</summary>
    public string Name { get; }

    /// <summary>"display".</summary>
    public string Channel => Name.Split('-')[1];

    public IReadOnlyList<(ushort Type, byte[] Body)> Messages { get; }

    /// <summary>All that there are.</summary>
    /// <param name="recordings">The folder Recordings.</param>
    public static IReadOnlyList<SessionRecording> All(string recordings) =>
        [.. Directory.GetFiles(Path.Combine(recordings, "sessions"), "*.gz").Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>Keeps a recording of the product, small enough for the repository: without the largest messages.</summary>
    public static void Keep(string file, string target, int longestBody)
    {
        using var gzip = new GZipStream(File.Create(target), CompressionLevel.SmallestSize);
        var bytes = File.ReadAllBytes(file).AsSpan();
        while (!bytes.IsEmpty)
        {
            var message = bytes[..(HeaderLength + BinaryPrimitives.ReadInt32LittleEndian(bytes[10..]))];
            if (message.Length - HeaderLength <= longestBody)
            {
                gzip.Write(message);
            }

            bytes = bytes[message.Length..];
        }
    }

    /// <summary>One that the product has made, or that was kept.</summary>
    public static SessionRecording Read(string path)
    {
        using Stream file = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress) : File.OpenRead(path);
        using var whole = new MemoryStream();
        file.CopyTo(whole);
        var bytes = whole.ToArray().AsSpan();
        List<(ushort, byte[])> messages = [];
        while (!bytes.IsEmpty)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[10..]);
            messages.Add((BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]), bytes.Slice(HeaderLength, length).ToArray()));
            bytes = bytes[(HeaderLength + length)..];
        }

        return new SessionRecording(Path.GetFileName(path).Split('.')[0], messages);
    }
}
