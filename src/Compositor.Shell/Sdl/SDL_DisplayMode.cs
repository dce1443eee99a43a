using System.Runtime.InteropServices;

namespace Compositor.Shell.Sdl;

/// <summary>SDL_video.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SDL_DisplayMode
{
    public uint Format;
    public int W;
    public int H;

    /// <summary>Hertz; 0 when unknown.</summary>
    public int RefreshRate;

    public nint DriverData;
}
