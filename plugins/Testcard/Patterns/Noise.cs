using Compositor.Contracts;
using Compositor.Plugins.Testcard.Drawing;

namespace Compositor.Plugins.Testcard.Patterns;

/// <summary>Random pixels; each frame renews one random rectangle. What a decoder or a damage tracker likes least.</summary>
internal sealed class Noise(uint seed) : Pattern
{
    public override void Begin(Picture picture, long frame) => Scatter(picture, picture.Bounds, new Random(SeedOf(frame)));

    public override Rect Advance(Picture picture, long frame)
    {
        var random = new Random(SeedOf(frame));
        var x = random.Next(picture.Size.Width);
        var y = random.Next(picture.Size.Height);
        var area = new Rect(x, y, 1 + random.Next(picture.Size.Width - x), 1 + random.Next(picture.Size.Height - y));
        Scatter(picture, area, random);
        return area;
    }

    private static void Scatter(Picture picture, Rect area, Random random)
    {
        for (var y = area.Y; y < area.Bottom; y++)
        {
            foreach (ref var pixel in picture.Row(y).Slice(area.X, area.Width))
            {
                pixel = 0xff000000 | (uint)random.Next(0x1000000);
            }
        }
    }

    private int SeedOf(long frame) => unchecked((int)((seed * 0x9e3779b9L) ^ (frame * 0x85ebca6bL)));
}
