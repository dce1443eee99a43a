namespace Compositor.Plugins.Spice;

/// <summary>Messages of the playback channel, from the server (spice-protocol, enums.h).</summary>
internal enum PlaybackMessage : ushort
{
    Data = 101,
    Mode = 102,
    Start = 103,
    Stop = 104,
    Volume = 105,
    Mute = 106,
    Latency = 107,
}
