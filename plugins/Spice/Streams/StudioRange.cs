namespace Compositor.Plugins.Spice;

/// <summary>
/// JPEG pictures that were made as television has colours: black is 16, white 235. Files have all of 0 to 255; an encoder that does otherwise (FFmpeg's, in
/// servers that use GStreamer's) says so in a comment. One thread.
/// </summary>
internal static class StudioRange
{
    private const int Black = 16;

    // 255 / 219 for brightness and 255 / 224 for colour, with 16 bits of fraction.
    private const int Brighter = 76309;
    private const int MoreColour = 74606;

    /// <summary>The comments stand before the tables and the picture.</summary>
    private const int Head = 256;

    private static ReadOnlySpan<byte> Comment => "CS=ITU601"u8;

    /// <summary>Whether a picture says that it is one.</summary>
    public static bool Has(ReadOnlySpan<byte> jpeg) => jpeg[..Math.Min(jpeg.Length, Head)].IndexOf(Comment) >= 0;

    /// <summary>Makes the pixels of such a picture, decoded as if they had all of the range, what they were meant to be.</summary>
    public static void Expand(Span<uint> pixels)
    {
        foreach (ref var pixel in pixels)
        {
            var (red, green, blue) = ((int)(pixel >> 16 & 0xff), (int)(pixel >> 8 & 0xff), (int)(pixel & 0xff));

            // Brightness as JPEG has it: 0.299, 0.587, 0.114.
            var bright = ((19595 * red) + (38470 * green) + (7471 * blue) + 0x8000) >> 16;
            var level = (Brighter * (bright - Black)) + 0x8000;
            pixel = 0xff00_0000 | Channel(level, red - bright) << 16 | Channel(level, green - bright) << 8 | Channel(level, blue - bright);
        }
    }

    private static uint Channel(int level, int difference) => (uint)Math.Clamp((level + (MoreColour * difference)) >> 16, 0, 255);
}
