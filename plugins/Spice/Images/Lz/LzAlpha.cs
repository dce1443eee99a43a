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
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = (to[i] & Colours) | (from[i] & ~Colours);
        }
    }

    public static void Repeat(Span<uint> pixels, int at, int distance, int count)
    {
        if (distance == 1)
        {
            var alpha = pixels[at - 1] & ~Colours;
            foreach (ref var pixel in pixels.Slice(at, count))
            {
                pixel = (pixel & Colours) | alpha;
            }

            return;
        }

        // Each pixel may be the source of a later one.
        var all = pixels.Slice(at - distance, distance + count);
        for (var i = distance; i < all.Length; i++)
        {
            all[i] = (all[i] & Colours) | (all[i - distance] & ~Colours);
        }
    }
}
