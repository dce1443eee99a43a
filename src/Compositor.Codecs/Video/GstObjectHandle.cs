using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>One reference to an object of GStreamer.</summary>
internal sealed class GstObjectHandle : SafeHandle
{
    public GstObjectHandle(nint handle)
        : base(0, ownsHandle: true) => SetHandle(handle);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        GStreamer.Unref(handle);
        return true;
    }
}
