using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>
/// How the numbers of video become red, green and blue of 0 to 1 (ITU-R BT.601, BT.709, BT.2020 with non-constant luminance; full range as in JFIF).
/// The CPU and the shader count with the same numbers.
/// </summary>
/// <param name="Black">Luminance of black, in steps of the format.</param>
/// <param name="Middle">Colour difference of grey, in steps.</param>
/// <param name="Scale">Brightness of one step of luminance.</param>
/// <param name="RedV">What a step of V adds to red.</param>
/// <param name="GreenU">What a step of U adds to green.</param>
/// <param name="GreenV">What a step of V adds to green.</param>
/// <param name="BlueU">What a step of U adds to blue.</param>
internal readonly record struct YuvConversion(float Black, float Middle, float Scale, float RedV, float GreenU, float GreenV, float BlueU)
{
    /// <summary>For a kind of video.</summary>
    /// <param name="colour">Matrix and range.</param>
    /// <param name="bits">Of a sample, 8 or more.</param>
    public static YuvConversion Of(VideoColour colour, int bits)
    {
        var (red, blue) = colour.Matrix switch
        {
            ColourMatrix.Bt601 => (0.299, 0.114),
            ColourMatrix.Bt709 => (0.2126, 0.0722),
            ColourMatrix.Bt2020 => (0.2627, 0.0593),
            _ => throw new BufferException($"no matrix is known as {colour.Matrix}"),
        };
        var (green, unit, most) = (1 - red - blue, 1 << (bits - 8), (1 << bits) - 1);
        var light = colour.IsFullRange ? 1.0 / most : 1.0 / (219 * unit);
        var tint = colour.IsFullRange ? 1.0 / most : 1.0 / (224 * unit);
        return new YuvConversion(
            colour.IsFullRange ? 0 : 16 * unit,
            128 * unit,
            (float)light,
            (float)(2 * (1 - red) * tint),
            (float)(-2 * (1 - blue) * blue / green * tint),
            (float)(-2 * (1 - red) * red / green * tint),
            (float)(2 * (1 - blue) * tint));
    }

    /// <summary>Bits of a sample.</summary>
    public static int BitsOf(FourCc format) => format == FourCc.P010 ? 10 : 8;
}
