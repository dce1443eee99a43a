using Compositor.Contracts;
using Compositor.Plugins.Testcard.Drawing;

namespace Compositor.Plugins.Testcard.Patterns;

/// <summary>An orange box on grey that bounces from edge to edge: small damage that moves.</summary>
internal sealed class MovingBox : Pattern
{
    private const int Step = 4;
    private const uint Grey = 0xff404040;
    private const uint Orange = 0xffff8000;

    public override void Begin(Picture picture, long frame)
    {
        picture.Fill(picture.Bounds, Grey);
        picture.Fill(Box(picture.Size, frame), Orange);
    }

    public override Rect Advance(Picture picture, long frame)
    {
        var before = Box(picture.Size, frame - 1);
        var now = Box(picture.Size, frame);
        picture.Fill(before, Grey);
        picture.Fill(now, Orange);
        return before.Union(now);
    }

    private static Rect Box(Size size, long frame)
    {
        var side = Math.Max(1, Math.Min(size.Width, size.Height) / 8);
        return new Rect(Bounce(frame * Step, size.Width - side), Bounce(frame * Step, size.Height - side), side, side);
    }

    /// <summary>0, 1, … range, range - 1, … 0, 1, …</summary>
    private static int Bounce(long travelled, int range)
    {
        var position = range == 0 ? 0 : travelled % (2L * range);
        return (int)(position <= range ? position : (2L * range) - position);
    }
}
