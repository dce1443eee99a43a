namespace Compositor.Plugins.Spice;

/// <summary>What a client may send on every channel (spice-protocol, enums.h).</summary>
internal enum BaseReply : ushort
{
    AckSync = 1,
    Ack = 2,
    Pong = 3,
    MigrateFlushMark = 4,
    MigrateData = 5,
    Disconnecting = 6,
}
