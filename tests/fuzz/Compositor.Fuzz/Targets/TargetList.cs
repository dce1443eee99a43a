namespace Compositor.Fuzz;

/// <summary>All targets.</summary>
public static class TargetList
{
    public static IReadOnlyList<Target> All { get; } =
    [
        new("display", "messages of a SPICE display, behind one that makes a screen", bytes => SpiceChannel.Feed("display", [.. SpiceScreen.Message, .. bytes])),
        new("image", "SPICE images of all types, one after the other in the same caches", SpiceImageRow.Feed),
        new("main", "messages of SPICE's main channel, those of the guest's agent among them", bytes => SpiceChannel.Feed("main", bytes)),
        new("agent", "what a guest's agent says", bytes => SpiceChannel.Feed("main", AgentPieces.Wrap(bytes))),
        new("cursor", "messages of a SPICE pointer", bytes => SpiceChannel.Feed("cursor", bytes)),
        new("inputs", "messages of SPICE's inputs", bytes => SpiceChannel.Feed("inputs", bytes)),
        new("playback", "messages of SPICE's sound", bytes => SpiceChannel.Feed("playback", bytes)),
        new("record", "messages of SPICE's microphone", bytes => SpiceChannel.Feed("record", bytes)),
        new("link", "how a SPICE server answers to a link", LinkAnswer.Feed),
        new("rfb", "messages of a VNC server, behind the size of its framebuffer", bytes => RfbServer.Feed(bytes)),
        new("rfb-handshake", "a VNC server from its version to its framebuffer, by every kind of security", RfbLogin.Feed),
        new("websocket", "a web server's answer to the request for a websocket, and frames", WebSocketAnswer.Feed),
        new("vv", "files of virt-viewer's form", ViewerFileText.Feed),
        new("dbus", "D-Bus messages of a QEMU: a control connection, a display, sound or a microphone, by the first byte", DBusWire.Feed),
        new("toml", "the configuration", ConfigurationToml.Feed),
    ];

    /// <summary>One by its name; null when there is none.</summary>
    public static Target? Find(string name) => All.FirstOrDefault(target => target.Name == name);
}
