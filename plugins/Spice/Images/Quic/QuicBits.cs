using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Compositor.Plugins.Spice;

/// <summary>Reads bits from little-endian words, the highest bit first. There are always 32 to look at.</summary>
internal ref struct QuicBits
{
    /// <summary>Zero words that may be looked at beyond the end: looking ahead is no fault, using them up is.</summary>
    private const int MostBeyond = 2;

    private readonly ReadOnlySpan<byte> _words;
    private int _read;
    private int _beyond;
    private ulong _bits;
    private int _count;

    /// <param name="words">A whole number of words; bytes after the last whole one are no part of the stream.</param>
    public QuicBits(ReadOnlySpan<byte> words)
    {
        _words = words[..(words.Length & ~3)];
        Refill();
        Refill();
    }

    /// <summary>The next 32 bits.</summary>
    public readonly uint Next => (uint)(_bits >> 32);

    /// <summary>Goes on.</summary>
    /// <param name="count">At most 32 bits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Skip(int count)
    {
        _bits <<= count;
        _count -= count;
        if (_count < 32)
        {
            Refill();
        }
    }

    private void Refill()
    {
        if (_read < _words.Length)
        {
            _bits |= (ulong)BinaryPrimitives.ReadUInt32LittleEndian(_words[_read..]) << (32 - _count);
            _read += sizeof(uint);
        }
        else if (++_beyond > MostBeyond)
        {
            throw new SpiceException("a QUIC stream ends before its image does");
        }

        _count += 32;
    }
}
