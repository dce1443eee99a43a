namespace Compositor.Producer;

/// <summary>The pictures that producers show. The tests know them from here, too: the same for the same numbers, on any machine.</summary>
internal static class Pattern
{
    private const int Rectangles = 6;
    private const int Corner = 4;

    /// <summary>A coloured ground with rectangles, and a corner of each kind so that nothing can be turned or mirrored.</summary>
    /// <param name="seed">Of the producer.</param>
    /// <param name="index">Of the buffer.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <returns>0xRRGGBB, row by row from the top.</returns>
    public static int[] Draw(int seed, int index, int width, int height)
    {
        var random = new Random((seed * 8191) + index);
        var pixels = new int[width * height];
        Array.Fill(pixels, Colour(random));
        for (var i = 0; i < Rectangles; i++)
        {
            var (x, y) = (random.Next(width), random.Next(height));
            Fill(pixels, width, x, y, 1 + random.Next(width - x), 1 + random.Next((height - y + 1) / 2), Colour(random));
        }

        var (right, bottom) = (Math.Max(0, width - Corner), Math.Max(0, height - Corner));
        Fill(pixels, width, 0, 0, Math.Min(Corner, width), Math.Min(Corner, height), 0xff0000);
        Fill(pixels, width, right, bottom, width - right, height - bottom, 0x0000ff);
        return pixels;
    }

    // Bright enough to be told from a black tile.
    private static int Colour(Random random) => 0x303030 + (random.Next(0xd0) << 16) + (random.Next(0xd0) << 8) + random.Next(0xd0);

    private static void Fill(int[] pixels, int stride, int x, int y, int width, int height, int colour)
    {
        for (var row = y; row < y + height; row++)
        {
            pixels.AsSpan((row * stride) + x, width).Fill(colour);
        }
    }
}
