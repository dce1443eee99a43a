using System.Buffers.Binary;
using System.IO.Compression;

namespace Compositor.Spice.Tests.Images;

/// <summary>Messages of a display channel that a real server sent: see Recordings/README.md.</summary>
internal static class Recording
{
    /// <summary>The messages of a recording, in their order.</summary>
    public static List<(ushort Type, byte[] Body)> Read(string name)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Recordings", name + ".spicerec.gz"));
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var whole = new MemoryStream();
        gzip.CopyTo(whole);
        return Cut(whole.ToArray());
    }

    /// <summary>The messages of a recording as the spice source writes it.</summary>
    public static List<(ushort Type, byte[] Body)> ReadPlain(string path) => Cut(File.ReadAllBytes(path));

    private static List<(ushort Type, byte[] Body)> Cut(ReadOnlySpan<byte> bytes)
    {
        List<(ushort, byte[])> messages = [];
        while (!bytes.IsEmpty)
        {
            // Microseconds, type, length, body.
            var type = BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]);
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[10..]);
            messages.Add((type, bytes.Slice(14, length).ToArray()));
            bytes = bytes[(14 + length)..];
        }

        return messages;
    }

    /// <summary>Where the images of a message are: of a copy, a blend, and of what has a mask only.</summary>
    public static List<uint> ImagesOf(ushort type, byte[] body)
    {
        const int CopyMessage = 304;
        const int BlendMessage = 305;
        const int InversMessage = 308;
        List<uint> images = [];
        if (type is < CopyMessage or > InversMessage)
        {
            return images;
        }

        var at = 20;
        at += body[at] == 0 ? 1 : 5 + (16 * BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(at + 1)));
        if (type is CopyMessage or BlendMessage)
        {
            images.Add(BinaryPrimitives.ReadUInt32LittleEndian(body.AsSpan(at)));
            at += 4 + 16 + 2 + 1;
        }

        var mask = BinaryPrimitives.ReadUInt32LittleEndian(body.AsSpan(at + 9));
        if (mask != 0)
        {
            images.Add(mask);
        }

        return images;
    }
}
