namespace Compositor.Plugins.Spice;

/// <summary>A byte of indices or of alpha.</summary>
internal readonly struct LzByte : ILzPixel<byte>
{
    public static int Size => 1;

    public static int Bias => 2;

    public static void Read(ReadOnlySpan<byte> from, Span<byte> to) => from[..to.Length].CopyTo(to);

    public static void Copy(ReadOnlySpan<byte> from, Span<byte> to) => LzCopy.Plain(from, to);

    public static void CopyWithin(Span<byte> pixels, int at, int distance, int count) => LzCopy.Within(pixels, at, distance, count);
}
