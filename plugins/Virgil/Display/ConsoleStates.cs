using System.Collections.Concurrent;
using System.Text;

namespace Compositor.Plugins.Virgil;

/// <summary>The states of all consoles of a VM, kept current by PropertiesChanged (D-Bus specification, "Standard Interfaces").</summary>
/// <param name="sender">The VM's name on the bus; null without a bus.</param>
internal sealed class ConsoleStates(string? sender) : ISignalHandler
{
    private const int MostConsoles = 64;

    private readonly ConcurrentDictionary<string, ConsoleState> _states = new(StringComparer.Ordinal);
    private readonly byte[]? _sender = sender is null ? null : Encoding.UTF8.GetBytes(sender);

    /// <summary>The state of a console.</summary>
    /// <param name="path">Of the console's object.</param>
    public ConsoleState this[string path] => _states.Count < MostConsoles || _states.ContainsKey(path)
        ? _states.GetOrAdd(path, static _ => new ConsoleState())
        : throw new ProtocolException($"QEMU has more than {MostConsoles} consoles");

    /// <inheritdoc/>
    public void Signal(ref DBusMessage message)
    {
        var ours = _sender is null || message.Sender.SequenceEqual(_sender);
        if (!ours || !message.Member.SequenceEqual("PropertiesChanged"u8) || !message.Interface.SequenceEqual("org.freedesktop.DBus.Properties"u8)
            || !message.Path.StartsWith("/org/qemu/Display1/Console_"u8))
        {
            return;
        }

        if (!message.Signature.SequenceEqual("sa{sv}as"u8))
        {
            throw new ProtocolException("PropertiesChanged has arguments of another type");
        }

        uint? width = null;
        uint? height = null;
        bool? isAbsolute = null;
        var reader = new DBusReader(message.Body);
        reader.ReadStringBytes();
        for (var end = reader.BeginArray(8); reader.Before(end);)
        {
            reader.BeginStructure();
            switch (reader.ReadStringBytes())
            {
                case var name when name.SequenceEqual("Width"u8):
                    reader.ReadVariant("u"u8);
                    width = reader.ReadUInt32();
                    break;
                case var name when name.SequenceEqual("Height"u8):
                    reader.ReadVariant("u"u8);
                    height = reader.ReadUInt32();
                    break;
                case var name when name.SequenceEqual("IsAbsolute"u8):
                    reader.ReadVariant("b"u8);
                    isAbsolute = reader.ReadBoolean();
                    break;
                default:
                    reader.SkipVariant();
                    break;
            }
        }

        this[Encoding.UTF8.GetString(message.Path)].Change(width, height, isAbsolute);
    }
}
