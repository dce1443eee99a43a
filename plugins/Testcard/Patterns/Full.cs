using Compositor.Contracts;
using Compositor.Plugins.Testcard.Drawing;

namespace Compositor.Plugins.Testcard.Patterns;

/// <summary>One colour all over, another each frame: the most damage there can be.</summary>
internal sealed class Full : Pattern
{
    public override void Begin(Picture picture, long frame) => picture.Fill(picture.Bounds, Colour(frame));

    public override Rect Advance(Picture picture, long frame)
    {
        Begin(picture, frame);
        return picture.Bounds;
    }

    /// <summary>Red, green and blue count with periods of their own, so that neighbouring frames always differ.</summary>
    private static uint Colour(long frame) =>
        0xff000000 | ((uint)(frame * 8 % 256) << 16) | ((uint)(frame * 24 % 256) << 8) | (uint)(frame * 40 % 256);
}
