namespace Compositor.Contracts;

/// <summary>What the numbers of a buffer of video mean.</summary>
/// <param name="Matrix">How to come back to red, green and blue.</param>
/// <param name="IsFullRange">True when black is 0 and white is 255; false when they are 16 and 235, as in television.</param>
public sealed record VideoColour(ColourMatrix Matrix, bool IsFullRange)
{
    private const int HighDefinition = 720;

    /// <summary>What video of a size is where it does not say: BT.709 from 720 lines on, else BT.601, with the range of television.</summary>
    /// <param name="size">Pixels.</param>
    public static VideoColour Usual(Size size) => new(size.Height >= HighDefinition ? ColourMatrix.Bt709 : ColourMatrix.Bt601, IsFullRange: false);
}
