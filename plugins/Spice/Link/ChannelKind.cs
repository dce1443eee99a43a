namespace Compositor.Plugins.Spice;

/// <summary>The channels of a session (spice-protocol, enums.h); those that this client opens.</summary>
internal enum ChannelKind : byte
{
    Main = 1,
    Display = 2,
    Inputs = 3,
    Cursor = 4,
    Playback = 5,
    Record = 6,
}
