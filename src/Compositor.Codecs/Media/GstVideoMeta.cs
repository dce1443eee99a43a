using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>The start of GstVideoMeta on 64-bit systems: where a picture's planes lie in its buffer.</summary>
[StructLayout(LayoutKind.Explicit)]
internal unsafe struct GstVideoMeta
{
    /// <summary>The most planes that it describes.</summary>
    public const int MostPlanes = 4;

    [FieldOffset(44)]
    public uint Planes;

    [FieldOffset(48)]
    public fixed ulong Offsets[MostPlanes];

    [FieldOffset(80)]
    public fixed int Strides[MostPlanes];
}
