using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>The start of a GstBuffer on 64-bit systems, as its header has it (there is no function for its time).</summary>
[StructLayout(LayoutKind.Explicit)]
internal struct GstBufferTimes
{
    /// <summary>When it is to be shown, in nanoseconds.</summary>
    [FieldOffset(72)]
    public ulong Presentation;
}
