using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Canvas;

/// <summary>Scaled copies, compared with the library that reference servers scale with.</summary>
public sealed class ScalingTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public unsafe void Scaled_copies_do_as_the_oracle_does(int mode)
    {
        Assert.SkipWhen(Pixman.Missing is not null, Pixman.Missing ?? "");
        var random = new Random(mode);
        for (var i = 0; i < 150; i++)
        {
            var (width, height) = (random.Next(1, 20), random.Next(1, 20));
            uint[] pixels = [.. Enumerable.Range(0, width * height).Select(_ => (uint)random.Next(1 << 24))];
            var part = Within(random, width, height);
            var box = Within(random, 32, 32);
            if (box.IsAsLargeAs(part))
            {
                continue;
            }

            using var fixture = new CanvasFixture(32, 32);
            fixture.Fill(0, new Box(0, 0, 32, 32), 0xffffff);
            fixture.Copy(TestImage.Xrgb(width, pixels), box, part, scale: mode);
            var theirs = new uint[32 * 32];
            theirs.AsSpan().Fill(0xffffff);
            var (stepX, stepY) = ((int)((part.Width << 16) / box.Width), (int)((part.Height << 16) / box.Height));
            int[] matrix = [stepX, 0, part.Left << 16, 0, stepY, part.Top << 16, 0, 0, 1 << 16];
            fixed (uint* s = pixels, d = theirs)
            fixed (int* m = matrix)
            {
                var source = Pixman.CreateBits(Pixman.Xrgb, width, height, s, width * 4);
                var destination = Pixman.CreateBits(Pixman.Xrgb, 32, 32, d, 32 * 4);
                Pixman.SetTransform(source, m);
                Pixman.SetFilter(source, mode == 1 ? 3 : 1, null, 0);
                Pixman.Composite(1, source, 0, destination, 0, 0, 0, 0, box.Left, box.Top, (int)box.Width, (int)box.Height);
                Pixman.Release(source);
                Pixman.Release(destination);
            }

            Assert.Equal([.. theirs.Select(pixel => pixel & 0xffffff)], fixture.Screen.Snapshot());
        }
    }

    private static Box Within(Random random, int width, int height)
    {
        var (left, top) = (random.Next(width), random.Next(height));
        return new Box(left, top, random.Next(left, width) + 1, random.Next(top, height) + 1);
    }
}
