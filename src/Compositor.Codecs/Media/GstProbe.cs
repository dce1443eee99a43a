using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>The start of GstPadProbeInfo on 64-bit systems: why a probe is called, and with what.</summary>
[StructLayout(LayoutKind.Explicit)]
internal struct GstProbe
{
    [FieldOffset(0)]
    public int Kind;

    /// <summary>A buffer, a list of buffers, or a query.</summary>
    [FieldOffset(16)]
    public nint Item;
}
