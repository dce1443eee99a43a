using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>z_stream of zlib.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ZlibStream
{
    public byte* NextIn;
    public uint LeftIn;
    public nuint TotalIn;
    public byte* NextOut;
    public uint LeftOut;
    public nuint TotalOut;
    public nint Message;
    public nint State;
    public nint Allocate;
    public nint Free;
    public nint Opaque;
    public int DataType;
    public nuint Checksum;
    public nuint Reserved;
}
