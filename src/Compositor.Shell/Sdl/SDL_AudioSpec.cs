using System.Runtime.InteropServices;

namespace Compositor.Shell.Sdl;

/// <summary>What an audio device is asked for, and gives.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SDL_AudioSpec
{
    public int Rate;
    public ushort Format;
    public byte Channels;
    public byte Silence;
    public ushort Samples;
    public ushort Padding;
    public uint Size;
    public delegate* unmanaged[Cdecl]<nint, byte*, int, void> Callback;
    public nint UserData;
}
