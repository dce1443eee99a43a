namespace Compositor.Plugins.Spice;

/// <summary>Buttons (spice-protocol, enums.h); the bit of a button in the mask of those held is its number less one.</summary>
internal enum MouseButton : byte
{
    None = 0,
    Left = 1,
    Middle = 2,
    Right = 3,
    WheelUp = 4,
    WheelDown = 5,
    Side = 6,
    Extra = 7,
}
