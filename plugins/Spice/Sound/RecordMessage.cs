namespace Compositor.Plugins.Spice;

/// <summary>Messages of the record channel, from the server (spice-protocol, enums.h).</summary>
internal enum RecordMessage : ushort
{
    Start = 101,
    Stop = 102,
    Volume = 103,
    Mute = 104,
}
