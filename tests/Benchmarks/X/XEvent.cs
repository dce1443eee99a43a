using System.Runtime.InteropServices;

namespace Compositor.Benchmarks;

/// <summary>Xlib's union of events, of which the type is all that is looked at: 24 longs (X11/Xlib.h).</summary>
[StructLayout(LayoutKind.Sequential, Size = 192)]
internal struct XEvent
{
    public int Type;
}
