using System.Buffers.Binary;
using System.IO.Compression;
using Compositor.Plugins.Remote;

namespace Compositor.Fuzz;

/// <summary>What a VNC server sent, from its first byte on; without security.</summary>
public sealed class RfbRecording
{
    private RfbRecording(string name, byte[] size, IReadOnlyList<byte[]> messages) => (Name, Size, Messages) = (name, size, messages);

    /// <summary>"tigervnc-zrle".</summary>
    public string Name { get; }

    /// <summary>What an input of <see cref="RfbServer"/> begins with.</summary>
    public byte[] Size { get; }

    /// <summary>Behind the handshake, each whole; one that was cut is left out.</summary>
    public IReadOnlyList<byte[]> Messages { get; }

    /// <summary>All that there are.</summary>
    /// <param name="folder">The folder Recordings of the VNC tests.</param>
    public static IReadOnlyList<RfbRecording> All(string folder) => [.. Directory.GetFiles(folder, "*.rfb.gz").Order(StringComparer.Ordinal).Select(Read)];

    private static RfbRecording Read(string path)
    {
        using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        file.CopyTo(whole);
        var bytes = whole.ToArray();
        using var transport = new ReplayTransport(bytes);
        var (_, reader, server) = new RfbHandshake([new NoSecurity()], isShared: true).Run(transport);
        var size = new byte[RfbServer.HeaderLength];
        BinaryPrimitives.WriteUInt16BigEndian(size, (ushort)server.Size.Width);
        BinaryPrimitives.WriteUInt16BigEndian(size.AsSpan(2), (ushort)server.Size.Height);
        byte[] input = [.. size, .. bytes.AsSpan((int)reader.Received - reader.Unread)];
        List<byte[]> messages = [];
        var from = size.Length;
        var result = RfbServer.Feed(input, to =>
        {
            messages.Add(input[from..to]);
            from = to;
        });
        if (result.Reason is not (null or EndOfStreamException))
        {
            throw new InvalidDataException($"{path}: {result.Reason.Message}", result.Reason);
        }

        return new RfbRecording(Path.GetFileName(path).Split('.')[0], size, messages);
    }
}
