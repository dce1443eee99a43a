using Compositor.Contracts;
using Compositor.Plugins.Testcard.Drawing;

namespace Compositor.Plugins.Testcard.Patterns;

/// <summary>Eight upright bars that never change; the last is half transparent in formats that have alpha.</summary>
internal sealed class Bars : Pattern
{
    private static readonly uint[] Colours =
        [0xffffffff, 0xffffff00, 0xff00ffff, 0xff00ff00, 0xffff00ff, 0xffff0000, 0xff0000ff, 0x80000000];

    public override void Begin(Picture picture, long frame)
    {
        for (var bar = 0; bar < Colours.Length; bar++)
        {
            var left = picture.Size.Width * bar / Colours.Length;
            var right = picture.Size.Width * (bar + 1) / Colours.Length;
            picture.Fill(new Rect(left, 0, right - left, picture.Size.Height), Colours[bar]);
        }
    }

    public override Rect Advance(Picture picture, long frame) => default;
}
