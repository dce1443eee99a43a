using System.Runtime.InteropServices;

namespace Compositor.Shell.Sdl;

/// <summary>Which window of the window system a window of SDL's is; the part that is the same for X11 in all of SDL2.</summary>
[StructLayout(LayoutKind.Explicit, Size = 128)]
internal struct SDL_SysWMinfo
{
    public const int X11 = 2;

    /// <summary>Three bytes; SDL fills in only what has its own version.</summary>
    [FieldOffset(0)]
    public uint Version;

    [FieldOffset(4)]
    public int Subsystem;

    /// <summary>Xlib's Display.</summary>
    [FieldOffset(8)]
    public nint Display;
}
