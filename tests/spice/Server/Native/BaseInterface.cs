using System.Runtime.InteropServices;

namespace Compositor.SpiceServer.Native;

/// <summary>SpiceBaseInterface of spice-server/spice-core.h. The server keeps the pointers.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct BaseInterface(string type, uint major, uint minor)
{
    public nint Type = Marshal.StringToCoTaskMemUTF8(type);
    public nint Description = Marshal.StringToCoTaskMemUTF8("compositor tests");
    public uint Major = major;
    public uint Minor = minor;
}
