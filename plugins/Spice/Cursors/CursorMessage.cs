namespace Compositor.Plugins.Spice;

/// <summary>What a server sends on the cursor channel (spice-protocol, enums.h).</summary>
internal enum CursorMessage : ushort
{
    Init = 101,
    Reset = 102,
    Set = 103,
    Move = 104,
    Hide = 105,
    Trail = 106,
    InvalidateOne = 107,
    InvalidateAll = 108,
}
