using Compositor.Contracts;

namespace Compositor.Plugins.Virgil;

/// <summary>The address of a running VM.</summary>
internal static class VmAddress
{
    private const string Qmp = "qmp:";
    private const string DBus = "dbus:";
    private const string UnixPath = "unix:path=";

    /// <summary>Understands an address; touches no file.</summary>
    /// <exception cref="SettingException">It is not one.</exception>
    public static IVmConnector Parse(string address, Settings settings)
    {
        var vm = settings.GetString("vm");
        if (address.StartsWith(Qmp, StringComparison.Ordinal) && address.Length > Qmp.Length)
        {
            return vm is null
                ? new QmpConnector(Path.GetFullPath(address[Qmp.Length..], Path.GetFullPath(settings.Directory)))
                : throw new SettingException("vm", "vm chooses among the VMs of a bus; a QMP socket belongs to one VM");
        }

        if (address.StartsWith(DBus, StringComparison.Ordinal))
        {
            var bus = address[DBus.Length..];
            if (bus == "session")
            {
                bus = Environment.GetEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS")
                    ?? throw new SettingException("address", "there is no session bus here (DBUS_SESSION_BUS_ADDRESS is not set)");
            }

            return new BusConnector(ParseBus(bus), vm);
        }

        throw new SettingException("address", $"\"{address}\" is no address of a VM: \"qmp:PATH\", \"dbus:unix:path=PATH\" or \"dbus:session\"");
    }

    // D-Bus specification, "Server Addresses": alternatives by ';', keys by ',', values percent-encoded.
    private static string ParseBus(string bus)
    {
        foreach (var alternative in bus.Split(';'))
        {
            if (alternative.StartsWith(UnixPath, StringComparison.Ordinal)
                && Uri.UnescapeDataString(alternative[UnixPath.Length..].Split(',')[0]) is { Length: > 0 } path)
            {
                return path;
            }
        }

        throw new SettingException("address", $"the bus address \"{bus}\" has no unix:path=; other transports cannot pass descriptors");
    }
}
