using Compositor.Plugins.Virgil;
using Compositor.Virgil.Tests;

namespace Compositor.Fuzz;

/// <summary>Inputs of the target "dbus": the beginnings of recorded conversations, and sound by hand.</summary>
internal static class DBusInputs
{
    private const int MostBytes = 6000;
    private const string Out = "org.qemu.Display1.AudioOutListener";
    private const string In = "org.qemu.Display1.AudioInListener";

    /// <param name="recordings">The folder Recordings of the Virgil tests.</param>
    public static IEnumerable<(string Name, byte[] Bytes)> All(string recordings)
    {
        foreach (var path in Directory.GetFiles(recordings, "*.bin").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            var bytes = new List<byte>();
            foreach (var (_, message) in Conversation.Load(path).Messages.Where(message => message.Message.Length < MostBytes))
            {
                bytes.AddRange(bytes.Count + message.Length <= MostBytes ? message : []);
            }

            yield return (name, [Connection(name.Split('-')[0]), .. bytes]);
        }

        yield return ("sound", [Connection("sound"), .. Init(Out), .. Enable(Out), .. Volume(Out), .. Call(Out, "Write", "tay", Write), .. Call(Out, "Fini", "t", Number)]);
        yield return ("microphone", [Connection("microphone"), .. Init(In), .. Enable(In), .. Volume(In), .. Call(In, "Read", "tt", Read), .. Call(In, "Fini", "t", Number)]);
    }

    private static byte Connection(string name) => (byte)DBusWire.Connections.ToList().IndexOf(name);

    private static byte[] Init(string @interface) => Call(@interface, "Init", "tybbuyuub", static writer =>
    {
        writer.WriteUInt64(1);
        writer.WriteByte(16);
        writer.WriteBoolean(true);
        writer.WriteBoolean(false);
        writer.WriteUInt32(44100);
        writer.WriteByte(2);
        writer.WriteUInt32(4);
        writer.WriteUInt32(176400);
        writer.WriteBoolean(false);
    });

    private static byte[] Enable(string @interface) => Call(@interface, "SetEnabled", "tb", static writer =>
    {
        writer.WriteUInt64(1);
        writer.WriteBoolean(true);
    });

    private static byte[] Volume(string @interface) => Call(@interface, "SetVolume", "tbay", static writer =>
    {
        writer.WriteUInt64(1);
        writer.WriteBoolean(false);
        writer.WriteBytes([255, 128]);
    });

    private static void Number(DBusWriter writer) => writer.WriteUInt64(1);

    private static void Write(DBusWriter writer)
    {
        writer.WriteUInt64(1);
        writer.WriteBytes(new byte[64]);
    }

    private static void Read(DBusWriter writer)
    {
        writer.WriteUInt64(1);
        writer.WriteUInt64(400);
    }

    private static byte[] Call(string @interface, string member, string signature, Action<DBusWriter> body)
    {
        var writer = new DBusWriter();
        writer.Begin(new MessageHead(MessageType.Call, 1) { Path = "/org/qemu/Display1/Audio", Interface = @interface, Member = member, Signature = signature });
        body(writer);
        return writer.End().ToArray();
    }
}
