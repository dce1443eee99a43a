namespace Compositor.Plugins.Virgil;

/// <summary>Names of the D-Bus specification and of QEMU's D-Bus display (QEMU, ui/dbus-display1.xml).</summary>
internal static class Names
{
    public const string Bus = "org.freedesktop.DBus";
    public const string BusPath = "/org/freedesktop/DBus";
    public const string Peer = "org.freedesktop.DBus.Peer";
    public const string Properties = "org.freedesktop.DBus.Properties";
    public const string ObjectManager = "org.freedesktop.DBus.ObjectManager";
    public const string UnknownMethod = "org.freedesktop.DBus.Error.UnknownMethod";
    public const string NotSupported = "org.freedesktop.DBus.Error.NotSupported";

    public const string Qemu = "org.qemu";
    public const string Display = "/org/qemu/Display1";
    public const string VmPath = "/org/qemu/Display1/VM";
    public const string Audio = "/org/qemu/Display1/Audio";
    public const string AudioInterface = "org.qemu.Display1.Audio";
    public const string ConsolePrefix = "/org/qemu/Display1/Console_";
    public const string Vm = "org.qemu.Display1.VM";
    public const string Console = "org.qemu.Display1.Console";
    public const string Keyboard = "org.qemu.Display1.Keyboard";
    public const string Mouse = "org.qemu.Display1.Mouse";
    public const string MultiTouch = "org.qemu.Display1.MultiTouch";
    public const string Listener = "org.qemu.Display1.Listener";
    public const string ListenerMap = "org.qemu.Display1.Listener.Unix.Map";
    public const string ListenerDmaBuf2 = "org.qemu.Display1.Listener.Unix.ScanoutDMABUF2";
}
