using System.Runtime.InteropServices;

namespace Compositor.SpiceServer.Native;

/// <summary>SpiceCharDeviceInterface of spice-server/spice-char.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CharDeviceInterface
{
    public BaseInterface Base;
    public nint State;
    public nint Write;
    public nint Read;
    public nint Event;
    public int Flags;
}
