using System.Runtime.InteropServices;

namespace Compositor.Shell.Sdl;

/// <summary>SDL_rect.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SDL_Rect
{
    public int X;
    public int Y;
    public int W;
    public int H;
}
