using System.Runtime.InteropServices;

namespace Compositor.SpiceOracle;

/// <summary>GValue of gobject/gvalue.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GValue
{
    public nuint Type;
    public ulong First;
    public ulong Second;
}
