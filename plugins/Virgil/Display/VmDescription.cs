using System.Globalization;

namespace Compositor.Plugins.Virgil;

/// <summary>A VM, as it describes itself in one reply (GetManagedObjects; D-Bus specification, "Standard Interfaces").</summary>
internal sealed record VmDescription(string Name, string Uuid, IReadOnlyList<ConsoleDescription> Consoles)
{
    /// <summary>Type of the reply.</summary>
    public const string Signature = "a{oa{sa{sv}}}";

    private const int MostSlots = 10;

    /// <summary>True when it has sound to offer, and does not crash when it is taken: QEMU 7.2 does.</summary>
    public bool HasSound { get; init; }

    /// <summary>True when a configuration means this VM.</summary>
    /// <param name="vm">Its name or UUID.</param>
    public bool Is(string vm) => Name == vm || Uuid.Equals(vm, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the reply; consoles in the order of their numbers.</summary>
    /// <exception cref="ProtocolException">It is not what QEMU would send.</exception>
    public static VmDescription Read(DBusReply reply)
    {
        var vm = new VmDescription(string.Empty, string.Empty, []);
        var consoles = new List<ConsoleDescription>();
        var hasSound = false;
        var reader = reply.Read(Signature);
        for (var end = reader.BeginArray(8); reader.Before(end);)
        {
            reader.BeginStructure();
            var path = reader.ReadString();
            if (path == Names.VmPath)
            {
                vm = ReadVm(ref reader);
            }
            else if (path.StartsWith(Names.ConsolePrefix, StringComparison.Ordinal)
                && uint.TryParse(path.AsSpan(Names.ConsolePrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                consoles.Add(ReadConsole(ref reader, new ConsoleDescription(path) { Index = index }));
            }
            else if (path == Names.Audio)
            {
                hasSound = ReadSound(ref reader);
            }
            else
            {
                reader.Skip("a{sa{sv}}"u8);
            }
        }

        return vm with { Consoles = [.. consoles.OrderBy(console => console.Index)], HasSound = hasSound };
    }

    private static VmDescription ReadVm(ref DBusReader reader)
    {
        var (name, uuid) = (string.Empty, string.Empty);
        var properties = new PropertyReader(reader);
        while (properties.Next())
        {
            switch (properties.Name)
            {
                case "Name":
                    name = properties.String();
                    break;
                case "UUID":
                    uuid = properties.String();
                    break;
                default:
                    properties.Skip();
                    break;
            }
        }

        reader = properties.Rest;
        return new VmDescription(name, uuid, []);
    }

    // The property came with the versions that can be listened to.
    private static bool ReadSound(ref DBusReader reader)
    {
        var found = false;
        var properties = new PropertyReader(reader);
        while (properties.Next())
        {
            found |= properties.Name == "NSamples";
            properties.Skip();
        }

        reader = properties.Rest;
        return found;
    }

    private static ConsoleDescription ReadConsole(ref DBusReader reader, ConsoleDescription console)
    {
        var properties = new PropertyReader(reader);
        while (properties.Next())
        {
            switch (properties.Name)
            {
                case "Label":
                    console = console with { Label = properties.String() };
                    break;
                case "Type":
                    console = console with { Type = properties.String() };
                    break;
                case "Width":
                    console = console with { Width = properties.UInt32() };
                    break;
                case "Height":
                    console = console with { Height = properties.UInt32() };
                    break;
                case "IsAbsolute":
                    console = console with { IsAbsolute = properties.Boolean() };
                    break;
                case "MaxSlots":
                    console = console with { TouchSlots = Math.Clamp(properties.Int32(), 0, MostSlots) };
                    break;
                default:
                    properties.Skip();
                    break;
            }
        }

        reader = properties.Rest;
        return console;
    }
}
