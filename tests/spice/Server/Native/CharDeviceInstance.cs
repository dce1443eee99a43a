using System.Runtime.InteropServices;

namespace Compositor.SpiceServer.Native;

/// <summary>SpiceCharDeviceInstance of spice-server/spice-char.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CharDeviceInstance
{
    /// <summary>A <see cref="CharDeviceInterface"/>.</summary>
    public nint Interface;

    /// <summary>A C string: "vdagent" for an agent's.</summary>
    public nint Subtype;

    /// <summary>The server's.</summary>
    public nint State;
    public nint PortName;
}
