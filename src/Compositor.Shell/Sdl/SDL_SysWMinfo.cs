using System.Runtime.InteropServices;

namespace Compositor.Shell.Sdl;

/// <summary>Which window of the window system a window of SDL's is; the parts that are the same in all of SDL2.</summary>
[StructLayout(LayoutKind.Explicit, Size = 128)]
internal struct SDL_SysWMinfo
{
    public const int X11 = 2;
    public const int KmsDrm = 13;

    /// <summary>Three bytes; SDL fills in only what has its own version.</summary>
    [FieldOffset(0)]
    public uint Version;

    [FieldOffset(4)]
    public int Subsystem;

    /// <summary>Xlib's Display.</summary>
    [FieldOffset(8)]
    public nint Display;

    /// <summary>Number of the DRM device: 0 for /dev/dri/card0.</summary>
    [FieldOffset(8)]
    public int KmsDevice;

    /// <summary>SDL's descriptor of it.</summary>
    [FieldOffset(12)]
    public int KmsDescriptor;
}
