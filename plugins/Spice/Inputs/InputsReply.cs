namespace Compositor.Plugins.Spice;

/// <summary>What a client sends on the inputs channel (spice-protocol, enums.h).</summary>
internal enum InputsReply : ushort
{
    KeyDown = 101,
    KeyUp = 102,
    Modifiers = 103,
    KeyScancode = 104,
    Motion = 111,
    Position = 112,
    Press = 113,
    Release = 114,
}
