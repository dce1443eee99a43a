namespace Compositor.Plugins.Spice;

/// <summary>A pixel that a line begins or ends at.</summary>
internal readonly record struct PathPoint(int X, int Y)
{
    private const int FractionBits = 4;
    private const int FractionMask = (1 << FractionBits) - 1;

    /// <summary>The pixel at a position with four bits of fraction; half-way between two it is the first.</summary>
    public static PathPoint FromFixed(int x, int y) => new(Whole(x), Whole(y));

    /// <summary>A number with four bits of fraction as the nearest whole one.</summary>
    public static int Whole(int value) => (value >> FractionBits) + ((value & FractionMask) > 8 ? 1 : 0);
}
