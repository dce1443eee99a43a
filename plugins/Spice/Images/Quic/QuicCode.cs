using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Compositor.Plugins.Spice;

/// <summary>
/// The codes that values of one depth are written in: for each parameter a Golomb-Rice code, in which values that would become too
/// long are written in another way, after a prefix of zeros that no short value has.
/// </summary>
internal sealed class QuicCode
{
    /// <summary>The longest code word.</summary>
    public const int Limit = 26;

    private readonly uint[] _longPrefix;
    private readonly int[] _firstLong;
    private readonly int[] _longLength;
    private readonly uint[] _longMask;
    private readonly byte[] _lengths;

    /// <param name="depth">Bits of a value: 5 or 8.</param>
    public QuicCode(int depth)
    {
        Depth = depth;
        Mask = (1u << depth) - 1;
        Masks = Mask * 0x01010101;
        (_longPrefix, _firstLong, _longLength, _longMask) = (new uint[depth], new int[depth], new int[depth], new uint[depth]);
        _lengths = new byte[(1 << depth) * 8];
        for (var parameter = 0; parameter < depth; parameter++)
        {
            var prefix = Math.Min(Limit - depth, (1 << (depth - parameter)) - 1);
            var others = (1 << depth) - (prefix << parameter);
            var suffix = others == 1 ? 0 : BitOperations.Log2((uint)others - 1) + 1;
            _longPrefix[parameter] = uint.MaxValue >> prefix;
            _firstLong[parameter] = prefix << parameter;
            _longLength[parameter] = prefix + suffix;
            _longMask[parameter] = (1u << suffix) - 1;
            for (var value = 0; value < 1 << depth; value++)
            {
                var length = value < _firstLong[parameter] ? (value >> parameter) + parameter + 1 : _longLength[parameter];
                _lengths[(value * 8) + parameter] = (byte)length;
            }
        }
    }

    /// <summary>Bits of a value, and how many parameters there are.</summary>
    public int Depth { get; }

    /// <summary>The largest value.</summary>
    public uint Mask { get; }

    /// <summary>The largest value in each byte.</summary>
    public uint Masks { get; }

    /// <summary>The lengths of a value's code words, by parameter.</summary>
    public ReadOnlySpan<byte> LengthsOf(uint value) => _lengths.AsSpan((int)(value & Mask) * 8, Depth);

    /// <summary>Reads a value; its bits must be there.</summary>
    /// <param name="bits">The stream.</param>
    /// <param name="parameter">Which code; below <see cref="Depth"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Read(ref QuicBits bits, int parameter)
    {
        var next = bits.Next;
        if (next > Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_longPrefix), parameter))
        {
            // A short word: zeros, a one, the low bits.
            var length = BitOperations.LeadingZeroCount(next) + 1 + parameter;
            bits.Skip(length);
            return (next >> (32 - length)) + ((uint)(length - parameter - 2) << parameter);
        }

        // No call: the stream is to stay in registers.
        var longLength = _longLength[parameter];
        bits.Skip(longLength);
        return ((uint)_firstLong[parameter] + ((next >> (32 - longLength)) & _longMask[parameter])) & Mask;
    }
}
