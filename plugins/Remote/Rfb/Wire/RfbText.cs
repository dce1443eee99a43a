namespace Compositor.Plugins.Remote;

/// <summary>Texts that a server sends: names and reasons. Latin-1 in the protocol's words, UTF-8 in most servers' deeds.</summary>
internal static class RfbText
{
    private const int Longest = 4096;

    /// <summary>Reads a text with its length before it; of a long one the rest is passed over.</summary>
    public static string Read(RfbReader reader)
    {
        var length = reader.ReadUInt32();
        var text = System.Text.Encoding.UTF8.GetString(reader.Take((int)Math.Min(length, Longest)));
        reader.Skip(Math.Max(0, (long)length - Longest));
        return text.TrimEnd('\0');
    }
}
