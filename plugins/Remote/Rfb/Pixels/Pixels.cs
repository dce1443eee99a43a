using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Compositor.Plugins.Remote;

/// <summary>Rows of pixels in the forms of encodings, to words 0x00RRGGBB.</summary>
internal static class Pixels
{
    /// <summary>From three bytes: blue, green, red.</summary>
    public static void FromBlueGreenRed(ReadOnlySpan<byte> from, Span<uint> to) =>
        FromTriples(from, to, Vector128.Create((byte)0, 1, 2, 255, 3, 4, 5, 255, 6, 7, 8, 255, 9, 10, 11, 255), blue: 0);

    /// <summary>From three bytes: red, green, blue.</summary>
    public static void FromRedGreenBlue(ReadOnlySpan<byte> from, Span<uint> to) =>
        FromTriples(from, to, Vector128.Create((byte)2, 1, 0, 255, 5, 4, 3, 255, 8, 7, 6, 255, 11, 10, 9, 255), blue: 2);

    /// <summary>From one bit each, the first in the upper one.</summary>
    public static void FromBits(ReadOnlySpan<byte> from, uint zero, uint one, Span<uint> to)
    {
        var bits = Vector256.Create(128u, 64, 32, 16, 8, 4, 2, 1);
        var (zeros, ones) = (Vector256.Create(zero), Vector256.Create(one));
        var i = 0;
        ref var target = ref MemoryMarshal.GetReference(to);
        for (; i + 8 <= to.Length; i += 8)
        {
            var isOne = Vector256.Equals(Vector256.Create((uint)from[i >> 3]) & bits, bits);
            Vector256.ConditionalSelect(isOne, ones, zeros).StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < to.Length; i++)
        {
            to[i] = (from[i >> 3] & (128 >> (i & 7))) != 0 ? one : zero;
        }
    }

    private static void FromTriples(ReadOnlySpan<byte> from, Span<uint> to, Vector128<byte> order, int blue)
    {
        const int Step = 4;
        ArgumentOutOfRangeException.ThrowIfLessThan(from.Length, to.Length * 3);
        ref var source = ref MemoryMarshal.GetReference(from);
        ref var target = ref Unsafe.As<uint, byte>(ref MemoryMarshal.GetReference(to));
        var i = 0;

        // A load takes sixteen bytes for the twelve of four pixels, so the last ones are done singly.
        for (; (i * 3) + Vector128<byte>.Count <= from.Length && i + Step <= to.Length; i += Step)
        {
            Vector128.Shuffle(Vector128.LoadUnsafe(ref source, (nuint)(i * 3)), order).StoreUnsafe(ref target, (nuint)(i * 4));
        }

        for (; i < to.Length; i++)
        {
            var at = from.Slice(i * 3, 3);
            to[i] = at[blue] | (uint)at[1] << 8 | (uint)at[2 - blue] << 16;
        }
    }
}
