using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Compositor.Plugins.Spice;

/// <summary>Copies of whole pixels within and between images.</summary>
internal static class LzCopy
{
    /// <summary>Copies up to this many words are made where they are: a call would cost more.</summary>
    public const int Short = 32;

    /// <summary>Words that are copied at once.</summary>
    public const int Step = 4;

    /// <summary>
    /// Copies pixels that came before, also where they overlap what is written. May write up to three pixels too many: those are still to come,
    /// and within the image.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Within(Span<uint> pixels, int at, int distance, int count)
    {
        if (distance < Step || count > Short || count + Step > pixels.Length - at)
        {
            Match(pixels, at, distance, count);
            return;
        }

        // In range: the caller has seen that what is copied lies in the image, and there is room for a step more.
        ref var to = ref Unsafe.Add(ref MemoryMarshal.GetReference(pixels), at);
        ref var from = ref Unsafe.Subtract(ref to, distance);
        for (nuint i = 0; i < (nuint)count; i += Step)
        {
            Vector128.LoadUnsafe(ref from, i).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>The same for bytes; may write up to fifteen too many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Within(Span<byte> bytes, int at, int distance, int count)
    {
        if (count + Vector128<byte>.Count > bytes.Length - at)
        {
            Match(bytes, at, distance, count);
            return;
        }

        ref var to = ref Unsafe.Add(ref MemoryMarshal.GetReference(bytes), at);
        ref var from = ref Unsafe.Subtract(ref to, distance);
        if (distance == sizeof(uint))
        {
            // One pixel again and again.
            var pixels = Vector128.Create(Unsafe.ReadUnaligned<uint>(ref from)).AsByte();
            for (nuint i = 0; i < (nuint)count; i += (nuint)Vector128<byte>.Count)
            {
                pixels.StoreUnsafe(ref to, i);
            }
        }
        else if (distance >= sizeof(ulong) && distance < Vector128<byte>.Count)
        {
            for (nint i = 0; i < count; i += sizeof(ulong))
            {
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, i), Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref from, i)));
            }
        }
        else if (distance >= Vector128<byte>.Count && count <= Short * sizeof(uint))
        {
            for (nuint i = 0; i < (nuint)count; i += (nuint)Vector128<byte>.Count)
            {
                Vector128.LoadUnsafe(ref from, i).StoreUnsafe(ref to, i);
            }
        }
        else
        {
            Match(bytes, at, distance, count);
        }
    }

    public static void Plain<T>(ReadOnlySpan<T> from, Span<T> to)
        where T : unmanaged
        => from[..to.Length].CopyTo(to);

    /// <summary>Copies what came before, whether it overlaps what is written or not.</summary>
    public static void Match<T>(Span<T> pixels, int at, int distance, int count)
        where T : unmanaged
    {
        if (distance >= count)
        {
            pixels.Slice(at - distance, count).CopyTo(pixels.Slice(at, count));
        }
        else
        {
            Repeat(pixels, at, distance, count);
        }
    }

    /// <summary>Copies what came right before and overlaps what is written.</summary>
    public static void Repeat<T>(Span<T> pixels, int at, int distance, int count)
        where T : unmanaged
    {
        var to = pixels.Slice(at, count);
        if (distance == 1)
        {
            to.Fill(pixels[at - 1]);
            return;
        }

        // What was written is part of what is repeated: the source doubles with each round.
        var from = pixels[(at - distance)..];
        var done = 0;
        while (done < count)
        {
            var step = Math.Min(distance + done, count - done);
            from[..step].CopyTo(to[done..]);
            done += step;
        }
    }
}
