namespace Compositor.Plugins.Spice;

/// <summary>What a server sends on the inputs channel (spice-protocol, enums.h).</summary>
internal enum InputsMessage : ushort
{
    Init = 101,
    Modifiers = 102,
    MotionAck = 111,
}
