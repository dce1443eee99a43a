using System.Runtime.InteropServices;

namespace Compositor.Shell.Sdl;

/// <summary>The members of the SDL_Event union (SDL_events.h) that are read, at their offsets.</summary>
[StructLayout(LayoutKind.Explicit, Size = 56)]
internal struct SDL_Event
{
    [FieldOffset(0)]
    public uint Type;

    /// <summary>Window, key, motion, button, wheel.</summary>
    [FieldOffset(8)]
    public uint WindowId;

    /// <summary>Window: which event.</summary>
    [FieldOffset(12)]
    public byte WindowEvent;

    /// <summary>Key: 1 for a repeat.</summary>
    [FieldOffset(13)]
    public byte KeyRepeat;

    /// <summary>Key: USB HID usage, as SDL_Scancode.</summary>
    [FieldOffset(16)]
    public int Scancode;

    /// <summary>Button: 1 left, 2 middle, 3 right, 4 and 5 side.</summary>
    [FieldOffset(16)]
    public byte Button;

    [FieldOffset(16)]
    public int WheelX;

    [FieldOffset(20)]
    public int WheelY;

    [FieldOffset(20)]
    public int X;

    [FieldOffset(24)]
    public int Y;

    [FieldOffset(28)]
    public int XRel;

    [FieldOffset(32)]
    public int YRel;

    /// <summary>Mouse events: 0xffffffff when made from a touch.</summary>
    [FieldOffset(12)]
    public uint Which;

    [FieldOffset(16)]
    public long FingerId;

    /// <summary>Finger: 0 to 1 of the window's width.</summary>
    [FieldOffset(24)]
    public float FingerX;

    [FieldOffset(28)]
    public float FingerY;

    [FieldOffset(44)]
    public uint FingerWindowId;
}
