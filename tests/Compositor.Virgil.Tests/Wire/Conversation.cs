namespace Compositor.Virgil.Tests;

/// <summary>
/// The messages that QEMU sent in one connection, with the number of descriptors of each. A file holds, for each message, its length and
/// its descriptors as two little-endian 32-bit numbers, then its bytes.
/// </summary>
internal sealed class Conversation
{
    public List<(int Descriptors, byte[] Message)> Messages { get; } = [];

    public static Conversation Load(string name)
    {
        var conversation = new Conversation();
        using var reader = new BinaryReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Recordings", name)));
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            var length = reader.ReadInt32();
            conversation.Messages.Add((reader.ReadInt32(), reader.ReadBytes(length)));
        }

        return conversation;
    }

    public void Save(string path)
    {
        using var writer = new BinaryWriter(File.Create(path));
        foreach (var (descriptors, message) in Messages)
        {
            writer.Write(message.Length);
            writer.Write(descriptors);
            writer.Write(message);
        }
    }
}
