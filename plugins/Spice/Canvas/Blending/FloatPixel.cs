namespace Compositor.Plugins.Spice;

/// <summary>A premultiplied pixel, or alphas for each channel, as numbers from 0 to 1.</summary>
internal readonly record struct FloatPixel(float A, float R, float G, float B)
{
    private const float Step = 1f / 255;

    /// <summary>The smallest number that counts as one.</summary>
    private const float Least = 1.17549435e-38f;

    public static FloatPixel From(uint pixel) =>
        new((pixel >> 24) * Step, (pixel >> 16 & 0xff) * Step, (pixel >> 8 & 0xff) * Step, (pixel & 0xff) * Step);

    public static bool IsZero(float value) => value is > -Least and < Least;

    public uint ToPixel() => Whole(A) << 24 | Whole(R) << 16 | Whole(G) << 8 | Whole(B);

    public FloatPixel Times(float factor) => new(A * factor, R * factor, G * factor, B * factor);

    public FloatPixel Times(FloatPixel factors) => new(A * factors.A, R * factors.R, G * factors.G, B * factors.B);

    private static uint Whole(float value)
    {
        var whole = (uint)(Math.Clamp(value, 0, 1) * 256);
        return whole - (whole >> 8);
    }
}
