namespace Compositor.Rendering;

/// <summary>Working memory that grows to what was needed most and then stays. One thread.</summary>
internal sealed unsafe class Scratch
{
    private byte[] _bytes = [];

    /// <summary>At least that many bytes; what was in them is lost when it grows.</summary>
    public byte* Bytes(int count)
    {
        if (_bytes.Length < count)
        {
            // Pinned for good, so that the pointer stays valid without a pin per row.
            _bytes = GC.AllocateUninitializedArray<byte>(count + (count / 4), pinned: true);
        }

        return (byte*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(_bytes, 0);
    }
}
