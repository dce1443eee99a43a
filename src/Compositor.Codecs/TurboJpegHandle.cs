using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>A decompressor of libturbojpeg.</summary>
internal sealed class TurboJpegHandle : SafeHandle
{
    public TurboJpegHandle(nint handle)
        : base(0, ownsHandle: true) => SetHandle(handle);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => TurboJpeg.Destroy(handle) == 0;
}
