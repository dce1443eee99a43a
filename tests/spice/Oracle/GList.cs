using System.Runtime.InteropServices;

namespace Compositor.SpiceOracle;

/// <summary>GList of glib/glist.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct GList
{
    public nint Value;
    public GList* Next;
    public GList* Previous;
}
