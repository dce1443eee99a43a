using System.Buffers.Binary;
using System.IO.Compression;

namespace Compositor.Spice.Tests.Fuzz;

/// <summary>What a real server sent on one channel: see Recordings/README.md.</summary>
internal sealed class SessionRecording
{
    private const int HeaderLength = 14;

    private SessionRecording(string name, List<(ushort Type, byte[] Body)> messages) => (Name, Messages) = (name, messages);

    /// <summary>"raw-display-0".</summary>
    public string Name { get; }

    public IReadOnlyList<(ushort Type, byte[] Body)> Messages { get; }

    /// <summary>All that there are.</summary>
    public static List<SessionRecording> All() =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Recordings/sessions"), "*.gz").Order(StringComparer.Ordinal).Select(Read)];

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

    private static SessionRecording Read(string path)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        gzip.CopyTo(whole);
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
