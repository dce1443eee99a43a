namespace Compositor.Plugins.Spice;

/// <summary>Messages of the record channel, to the server (spice-protocol, enums.h).</summary>
internal enum RecordReply : ushort
{
    Data = 101,
    Mode = 102,
    StartMark = 103,
}
