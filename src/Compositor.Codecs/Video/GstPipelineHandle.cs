using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>A pipeline; stopped, with its threads, before it is let go.</summary>
internal sealed class GstPipelineHandle : SafeHandle
{
    public GstPipelineHandle(nint handle)
        : base(0, ownsHandle: true) => SetHandle(handle);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        _ = GStreamer.SetState(handle, GStreamer.StateNull);
        GStreamer.Unref(handle);
        return true;
    }
}
