namespace Compositor.SpiceServer.Drawing;

/// <summary>SPICE_ROPD_* of spice/enums.h.</summary>
internal static class Rop
{
    public const int InvertSource = 1;
    public const int InvertBrush = 2;
    public const int InvertDestination = 4;
    public const int Put = 8;
    public const int Or = 0x10;
    public const int And = 0x20;
    public const int Xor = 0x40;
    public const int Blackness = 0x80;
    public const int Whiteness = 0x100;
    public const int Invers = 0x200;
    public const int InvertResult = 0x400;

    /// <summary>The 17 that come between two operands.</summary>
    /// <param name="invert"><see cref="InvertSource"/> or <see cref="InvertBrush"/>: what is laid over the destination.</param>
    /// <param name="under"><see cref="InvertDestination"/>, or what else lies below.</param>
    public static int[] All(int invert, int under = InvertDestination) =>
    [
        Put, Put | invert, Or, Or | invert, Or | under, Or | invert | under, And, And | invert, And | under, And | invert | under,
        Xor, Xor | invert, Or | InvertResult, And | InvertResult, Blackness, Whiteness, Invers,
    ];
}
