using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>GstMapInfo on 64-bit systems: mapped memory of a buffer.</summary>
[StructLayout(LayoutKind.Explicit, Size = 104)]
internal unsafe struct GstMap
{
    [FieldOffset(16)]
    public void* Bytes;

    [FieldOffset(24)]
    public nuint Size;
}
