using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Compositor.Plugins.Spice;

/// <summary>Decodes LZ4 blocks that follow each other and may refer to what the ones before brought.</summary>
internal static class Lz4Blocks
{
    private const int MinMatch = 4;
    private const int LongCount = 15;

    // Room for the longest short sequence, with what is read and written too much: 14 literals, a match of 18 bytes.
    private const int ShortInput = 1 + 16 + sizeof(ushort);
    private const int ShortOutput = 16 + 32;

    /// <summary>Decodes blocks until all output is there or the input ends.</summary>
    /// <param name="blocks">Each with its length before it, big endian.</param>
    /// <param name="output">The bytes.</param>
    /// <exception cref="SpiceException">The blocks are no LZ4, or do not fill the output exactly.</exception>
    public static void Decode(ReadOnlySpan<byte> blocks, Span<byte> output)
    {
        var reader = new BodyReader(blocks);
        var at = 0;
        while (reader.Left > 0)
        {
            at = DecodeBlock(reader.ReadBytes(reader.ReadUInt32BigEndian()), output, at);
        }

        if (at != output.Length)
        {
            throw new SpiceException($"an LZ4 image has {at} bytes where {output.Length} belong");
        }
    }

    /// <summary>Decodes one block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="output">Everything that was decoded, and room.</param>
    /// <param name="at">Where the block's bytes begin.</param>
    /// <returns>Where they end.</returns>
    private static int DecodeBlock(ReadOnlySpan<byte> block, Span<byte> output, int at)
    {
        var read = 0;
        while (true)
        {
            if (read <= block.Length - ShortInput && at <= output.Length - ShortOutput && TryDecodeShort(block, ref read, output, ref at))
            {
                continue;
            }

            var token = Next(block, ref read);
            var count = token >> 4;
            if (count == LongCount)
            {
                count = ReadCount(block, ref read, output.Length);
            }

            if (count > block.Length - read || count > output.Length - at)
            {
                throw Beyond();
            }

            CopyLiterals(block, read, output, at, count);
            read += count;
            at += count;
            if (read == block.Length)
            {
                return at;
            }

            if (block.Length - read < sizeof(ushort))
            {
                throw Beyond();
            }

            var distance = BinaryPrimitives.ReadUInt16LittleEndian(block[read..]);
            read += sizeof(ushort);
            count = token & 15;
            if (count == LongCount)
            {
                count = ReadCount(block, ref read, output.Length);
            }

            count += MinMatch;
            if (distance == 0 || distance > at || count > output.Length - at)
            {
                throw Beyond();
            }

            LzCopy.Within(output, at, distance, count);
            at += count;
        }
    }

    /// <summary>
    /// Decodes a sequence of few literals and a short match, as most are, in whole steps and without loops. Writes beyond it what is still to
    /// come.
    /// </summary>
    /// <returns>False for another kind; nothing is done then that is not done again.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryDecodeShort(ReadOnlySpan<byte> block, ref int read, Span<byte> output, ref int at)
    {
        // In range: the caller has seen that there is room.
        ref var from = ref Unsafe.Add(ref MemoryMarshal.GetReference(block), read);
        ref var to = ref Unsafe.Add(ref MemoryMarshal.GetReference(output), at);
        var (literals, count) = (from >> 4, (from & 15) + MinMatch);
        if (literals == LongCount || count == LongCount + MinMatch)
        {
            return false;
        }

        Vector128.LoadUnsafe(ref from, 1).StoreUnsafe(ref to);
        var behind = Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref from, 1 + literals));
        int distance = BitConverter.IsLittleEndian ? behind : BinaryPrimitives.ReverseEndianness(behind);
        if (distance > at + literals)
        {
            return false;
        }

        to = ref Unsafe.Add(ref to, literals);
        from = ref Unsafe.Subtract(ref to, distance);
        switch (distance)
        {
            case >= 16:
                Vector128.LoadUnsafe(ref from).StoreUnsafe(ref to);
                break;
            case >= sizeof(ulong):
                Unsafe.WriteUnaligned(ref to, Unsafe.ReadUnaligned<ulong>(ref from));
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, 8), Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref from, 8)));
                break;
            case sizeof(uint):
                // One pixel again and again.
                Vector128.Create(Unsafe.ReadUnaligned<uint>(ref from)).AsByte().StoreUnsafe(ref to);
                break;
            default:
                return false;
        }

        Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, 16), Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref from, 16)));
        read += 1 + literals + sizeof(ushort);
        at += literals + count;
        return true;
    }

    /// <summary>Copies as many bytes as there are; may write up to sixteen that are still to come.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyLiterals(ReadOnlySpan<byte> block, int read, Span<byte> output, int at, int count)
    {
        // Few are copied at once, where there is so much: a call would cost more.
        if (count <= Vector128<byte>.Count && block.Length - read >= Vector128<byte>.Count && output.Length - at >= Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(block), (nuint)read);
            bytes.StoreUnsafe(ref MemoryMarshal.GetReference(output), (nuint)at);
            return;
        }

        block.Slice(read, count).CopyTo(output[at..]);
    }

    private static int ReadCount(ReadOnlySpan<byte> block, ref int read, int most)
    {
        var count = LongCount;
        int more;
        do
        {
            more = Next(block, ref read);
            count += more;
        }
        while (more == byte.MaxValue && count <= most);

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Next(ReadOnlySpan<byte> block, ref int read)
    {
        if ((uint)read >= (uint)block.Length)
        {
            throw Beyond();
        }

        return block[read++];
    }

    private static SpiceException Beyond() => new("an LZ4 block goes beyond its image or its end");
}
