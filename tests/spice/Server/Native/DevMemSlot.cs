using System.Runtime.InteropServices;

namespace Compositor.SpiceServer.Native;

/// <summary>QXLDevMemSlot of spice-server/spice-qxl.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct DevMemSlot
{
    public uint GroupId;
    public uint SlotId;
    public uint Generation;
    public nuint VirtualStart;
    public nuint VirtualEnd;
    public ulong AddressDelta;
    public uint RamSize;
}
