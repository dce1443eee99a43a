using System.Runtime.CompilerServices;

namespace Compositor.Plugins.Spice;

/// <summary>x1r5g5b5, the high byte first.</summary>
internal readonly struct LzRgb16 : ILzPixel<uint>
{
    public static int Size => 2;

    public static int Bias => 1;

    public static void Read(ReadOnlySpan<byte> from, Span<uint> to)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = PackedRow.FromRgb16(((uint)from[2 * i] << 8) | from[(2 * i) + 1]);
        }
    }

    public static void Copy(ReadOnlySpan<uint> from, Span<uint> to) => LzCopy.Plain(from, to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CopyWithin(Span<uint> pixels, int at, int distance, int count) => LzCopy.Within(pixels, at, distance, count);
}
