using System.Runtime.InteropServices;

namespace Compositor.SpiceServer.Native;

/// <summary>SpiceBaseInstance and what follows it in QXLInstance (spice-qxl.h) and SpiceKbdInstance and others (spice-input.h), which are shorter.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Instance
{
    /// <summary>The interface, whose first part is a <see cref="BaseInterface"/>.</summary>
    public nint Interface;
    public nint IdOrState;
    public nint State;
}
