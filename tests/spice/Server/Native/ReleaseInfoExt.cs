using System.Runtime.InteropServices;

namespace Compositor.SpiceServer.Native;

/// <summary>QXLReleaseInfoExt of spice/qxl_dev.h: which command the server needs no more.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ReleaseInfoExt
{
    /// <summary>The first field of the command: the number that we gave it.</summary>
    public ulong* Id;
    public uint GroupId;
}
