using System.Runtime.InteropServices;

namespace Compositor.SpiceServer.Native;

/// <summary>QXLDevInitInfo of spice-server/spice-qxl.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct DevInitInfo
{
    public uint MemslotGroups;
    public uint Memslots;
    public byte MemslotGenerationBits;
    public byte MemslotIdBits;
    public uint RamSize;
    public byte InternalGroupSlot;
    public uint Surfaces;
}
