using System.Runtime.InteropServices;

namespace Compositor.SpiceServer.Native;

/// <summary>SpiceKbdInterface, SpiceMouseInterface and SpiceTabletInterface of spice-server/spice-input.h: two, two and four functions.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct InputInterface
{
    public BaseInterface Base;
    public nint First;
    public nint Second;
    public nint Third;
    public nint Fourth;
}
