using System.Runtime.CompilerServices;

namespace Compositor.Plugins.Spice;

/// <summary>Blue, green, red.</summary>
internal readonly struct LzRgb : ILzPixel<uint>
{
    public static int Size => 3;

    public static int Bias => 0;

    public static void Read(ReadOnlySpan<byte> from, Span<uint> to) => PackedRow.SpreadRgb24(from, to);

    public static void Copy(ReadOnlySpan<uint> from, Span<uint> to) => LzCopy.Plain(from, to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CopyWithin(Span<uint> pixels, int at, int distance, int count) => LzCopy.Within(pixels, at, distance, count);
}
