using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>One of libopus's decoders.</summary>
internal sealed class OpusDecoderHandle : SafeHandle
{
    public OpusDecoderHandle(nint handle)
        : base(0, ownsHandle: true) => SetHandle(handle);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Opus.DestroyDecoder(handle);
        return true;
    }
}
