namespace Compositor.Plugins.Spice;

/// <summary>What a server may send on every channel (spice-protocol, enums.h).</summary>
internal enum BaseMessage : ushort
{
    Migrate = 1,
    MigrateData = 2,
    SetAck = 3,
    Ping = 4,
    WaitForChannels = 5,
    Disconnecting = 6,
    Notify = 7,
}
