using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Compositor.Plugins.Spice;

/// <summary>The alpha of pixels whose colours are there already.</summary>
internal readonly struct LzAlpha : ILzPixel<uint>
{
    private const uint Colours = 0x00ffffff;

    public static int Size => 1;

    public static int Bias => 2;

    public static void Read(ReadOnlySpan<byte> from, Span<uint> to)
    {
        from = from[..to.Length];
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = (to[i] & Colours) | ((uint)from[i] << 24);
        }
    }

    public static void Copy(ReadOnlySpan<uint> from, Span<uint> to)
    {
        from = from[..to.Length];
        var done = to.Length & -LzCopy.Step;
        Merge(ref MemoryMarshal.GetReference(to), ref MemoryMarshal.GetReference(from), done);
        for (var i = done; i < to.Length; i++)
        {
            to[i] = (to[i] & Colours) | (from[i] & ~Colours);
        }
    }

    public static void CopyWithin(Span<uint> pixels, int at, int distance, int count)
    {
        if (distance == 1)
        {
            Fill(pixels.Slice(at, count), pixels[at - 1] & ~Colours);
            return;
        }

        // Each pixel may be the source of a later one, of those that are merged at once of none.
        var all = pixels.Slice(at - distance, distance + count);
        var done = 0;
        if (distance >= LzCopy.Step)
        {
            done = count & -LzCopy.Step;
            ref var first = ref MemoryMarshal.GetReference(all);
            Merge(ref Unsafe.Add(ref first, distance), ref first, done);
        }

        for (var i = distance + done; i < all.Length; i++)
        {
            all[i] = (all[i] & Colours) | (all[i - distance] & ~Colours);
        }
    }

    private static void Fill(Span<uint> pixels, uint alpha)
    {
        PixelRows.And(pixels, Colours);
        PixelRows.Or(pixels, alpha);
    }

    /// <summary>Merges whole steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Merge(ref uint to, ref uint from, int count)
    {
        var colours = Vector128.Create(Colours);
        for (nuint i = 0; i < (nuint)count; i += LzCopy.Step)
        {
            Vector128.ConditionalSelect(colours, Vector128.LoadUnsafe(ref to, i), Vector128.LoadUnsafe(ref from, i)).StoreUnsafe(ref to, i);
        }
    }
}
