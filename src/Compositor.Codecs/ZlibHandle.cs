using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>One of zlib's streams, in memory that does not move, for zlib points back to it.</summary>
internal sealed unsafe class ZlibHandle : SafeHandle
{
    /// <summary>Takes a stream that was begun.</summary>
    public ZlibHandle(ZlibStream* stream)
        : base(0, ownsHandle: true) => SetHandle((nint)stream);

    public override bool IsInvalid => handle == 0;

    /// <summary>The stream; as long as this is not disposed.</summary>
    public ZlibStream* Stream => (ZlibStream*)handle;

    protected override bool ReleaseHandle()
    {
        var result = Zlib.EndInflate(handle);
        NativeMemory.Free((void*)handle);
        return result == 0;
    }
}
