using System.Runtime.InteropServices;

namespace Compositor.SpiceServer.Native;

/// <summary>QXLDevSurfaceCreate of spice-server/spice-qxl.h: the primary surface.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct DevSurfaceCreate
{
    public uint Width;
    public uint Height;
    public int Stride;
    public uint Format;
    public uint Position;
    public uint MouseMode;
    public uint Flags;
    public uint Type;
    public ulong Memory;
    public uint GroupId;
}
