using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>One of libopus's encoders.</summary>
internal sealed class OpusEncoderHandle : SafeHandle
{
    public OpusEncoderHandle(nint handle)
        : base(0, ownsHandle: true) => SetHandle(handle);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Opus.DestroyEncoder(handle);
        return true;
    }
}
