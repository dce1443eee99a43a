namespace Compositor.Plugins.Spice;

/// <summary>What a client sends on a display channel (spice-protocol, enums.h).</summary>
internal enum DisplayReply : ushort
{
    Init = 101,
    StreamReport = 102,
    PreferredCompression = 103,
    GlDrawDone = 104,
    PreferredVideoCodecs = 105,
}
