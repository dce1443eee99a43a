namespace Compositor.SpiceServer.Drawing;

/// <summary>Points of a stroke, in sixteenths of a pixel.</summary>
/// <param name="Flags">1 begins, 2 ends, 8 closes, 16 is a Bézier curve.</param>
internal sealed record PathSegment(int Flags, params (int X, int Y)[] Points)
{
    public const int Begin = 1;
    public const int End = 2;
    public const int Close = 8;
    public const int Bezier = 16;
}
