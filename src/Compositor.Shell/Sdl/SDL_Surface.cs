using System.Runtime.InteropServices;

namespace Compositor.Shell.Sdl;

/// <summary>The head of SDL_Surface (SDL_surface.h), as far as it is read.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SDL_Surface
{
    public uint Flags;
    public nint Format;
    public int W;
    public int H;
    public int Pitch;
    public nint Pixels;
}
