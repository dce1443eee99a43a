namespace Compositor.Fuzz;

/// <summary>Makes the corpus of recordings that the tests have, and of a few inputs by hand.</summary>
internal static class CorpusWriter
{
    private const int LongestBody = 1200;
    private const int MostBytes = 12_000;

    /// <param name="folder">Of all targets; what is there under the same names is overwritten.</param>
    /// <param name="tests">The folder tests of the checkout.</param>
    public static void Write(string folder, string tests)
    {
        var recordings = Path.Combine(tests, "Compositor.Spice.Tests/Recordings");
        foreach (var recording in SessionRecording.All(recordings))
        {
            // Each kind of message once, then the session's beginning: in both later messages find what they name.
            Write(folder, recording.Channel, $"{recording.Name}-kinds", Bytes(recording.Messages.Where(IsShort).DistinctBy(message => message.Type)));
            Write(folder, recording.Channel, $"{recording.Name}-start", Bytes(recording.Messages.Where(IsShort)));
            if (recording.Channel == "display")
            {
                Write(folder, "image", recording.Name, ImageInputs.Row(recording.Messages));
            }
        }

        Write(folder, "agent", "modern", AgentInputs.Modern());
        Write(folder, "agent", "old", AgentInputs.Old());
        foreach (var (name, bytes) in LinkInputs.All())
        {
            Write(folder, "link", name, bytes);
        }

        foreach (var (target, name, bytes) in TextInputs.All())
        {
            Write(folder, target, name, bytes);
        }

        foreach (var (target, name, bytes) in RfbInputs.All(Path.Combine(tests, "Compositor.Remote.Tests/Recordings")))
        {
            Write(folder, target, name, bytes);
        }

        foreach (var (name, bytes) in DBusInputs.All(Path.Combine(tests, "Compositor.Virgil.Tests/Recordings")))
        {
            Write(folder, "dbus", name, bytes);
        }
    }

    private static bool IsShort((ushort Type, byte[] Body) message) => message.Body.Length <= LongestBody;

    private static byte[] Bytes(IEnumerable<(ushort Type, byte[] Body)> messages)
    {
        List<byte> bytes = [];
        foreach (var (type, body) in messages)
        {
            if (bytes.Count + WireMessage.HeaderLength + body.Length <= MostBytes)
            {
                bytes.AddRange(WireMessage.Bytes(type, body));
            }
        }

        return [.. bytes];
    }

    private static void Write(string folder, string target, string name, byte[] bytes)
    {
        if (bytes.Length > 0)
        {
            Directory.CreateDirectory(Path.Combine(folder, target));
            File.WriteAllBytes(Path.Combine(folder, target, $"{name}.bin"), bytes);
        }
    }
}
