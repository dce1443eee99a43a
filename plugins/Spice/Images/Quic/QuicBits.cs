using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Compositor.Plugins.Spice;

/// <summary>
/// Reads bits, the highest of each byte first. Loops take a copy and put it back: only a local one is kept in registers.
/// </summary>
internal ref struct QuicBits
{
    /// <summary>Bytes that there must be after the stream: looking ahead is no fault.</summary>
    public const int Padding = 16;

    /// <summary>Bits that are there after <see cref="Fill"/>; enough for two code words.</summary>
    private const int Filled = 56;

    private readonly ReadOnlySpan<byte> _bytes;
    private int _read;
    private ulong _bits;
    private int _count;

    /// <param name="bytes">The stream and <see cref="Padding"/> bytes of 0.</param>
    public QuicBits(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        Fill();
    }

    /// <summary>The next 32 bits.</summary>
    public readonly uint Next => (uint)(_bits >> 32);

    /// <summary>Goes on by bits that are there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Skip(int count)
    {
        _bits <<= count;
        _count -= count;
    }

    /// <summary>Gets bits until there are 56 at least; those that are got twice are the same.</summary>
    /// <exception cref="SpiceException">The stream has ended.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fill()
    {
        if (_read > _bytes.Length - sizeof(ulong))
        {
            throw Ended();
        }

        // In range, as was just seen.
        var next = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetReference(_bytes), (nint)(uint)_read));
        _bits |= (BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(next) : next) >> _count;
        _read += (63 - _count) >> 3;
        _count |= Filled;
    }

    /// <summary>Gets bits where there are too few for a code word, which is seldom.</summary>
    /// <exception cref="SpiceException">The stream has ended.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FillForOne()
    {
        if (_count < QuicCode.Limit)
        {
            Fill();
        }
    }

    private static SpiceException Ended() => new("a QUIC stream ends before its image does");
}
