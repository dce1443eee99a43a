using System.Runtime.InteropServices;

namespace Compositor.SpiceServer.Native;

/// <summary>QXLCommandExt of spice/qxl_dev.h: one entry of the command ring.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct CommandExt
{
    public ulong Data;
    public CommandType Type;
    public uint Padding;
    public uint GroupId;
    public uint Flags;
}
