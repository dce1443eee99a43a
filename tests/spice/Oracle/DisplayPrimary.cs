using System.Runtime.InteropServices;

namespace Compositor.SpiceOracle;

/// <summary>SpiceDisplayPrimary of spice-client-glib-2.0/channel-display.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct DisplayPrimary
{
    public int Format;
    public int Width;
    public int Height;
    public int Stride;
    public int SharedMemory;
    public byte* Pixels;
    public int IsMarked;
}
