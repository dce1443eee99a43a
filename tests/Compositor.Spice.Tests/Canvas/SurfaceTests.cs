using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Canvas;

public sealed class SurfaceTests
{
    [Theory]
    [InlineData(0, 1, 32u)]
    [InlineData(1, 0, 32u)]
    [InlineData(-1, -1, 32u)]
    [InlineData(0x8000, 1, 32u)]
    [InlineData(1, 1, 33u)]
    [InlineData(5000, 5000, 32u)]
    public void Surfaces_that_cannot_be_are_refused(int width, int height, uint format)
    {
        using var fixture = new CanvasFixture();
        var taken = fixture.Budget.Taken;
        Assert.Throws<SpiceException>(() => fixture.Create(3, width, height, format));
        Assert.Equal(taken, fixture.Budget.Taken);
    }

    [Fact]
    public void Many_small_surfaces_count()
    {
        using var fixture = new CanvasFixture(memory: 1 << 20);
        Assert.Throws<SpiceException>(() =>
        {
            for (var id = 1u; id < 100_000; id++)
            {
                fixture.Create(id, 1, 1, 32);
            }
        });
    }

    [Fact]
    public void The_same_screen_again_keeps_its_memory_another_one_does_not()
    {
        using var fixture = new CanvasFixture(4, 4);
        var first = fixture.Screen;
        fixture.Create(0, 4, 4, 32, 1);
        Assert.Same(first, fixture.Canvas.Screen);
        fixture.Create(0, 5, 4, 32, 1);
        Assert.NotSame(first, fixture.Canvas.Screen);
        Assert.True(first.IsDisposed);
        Assert.Equal([new Rect(0, 0, 5, 4)], fixture.Damage());
        fixture.Send(315, new MessageWriter().U32(0));
        Assert.Null(fixture.Canvas.Screen);
    }

    [Fact]
    public void A_mode_is_the_only_surface_and_a_reset_makes_it_black()
    {
        using var fixture = new CanvasFixture(4, 4);
        fixture.Create(1, 4, 4, 32);
        fixture.Send(101, new MessageWriter().U32(2).U32(1).U32(32));
        Assert.Equal(new Size(2, 1), fixture.Canvas.Screen!.Size);
        Assert.Throws<SpiceException>(() => fixture.Fill(1, new Box(0, 0, 1, 1), 0));
        fixture.Fill(0, new Box(0, 0, 2, 1), 0xff0000);
        fixture.Damage();
        fixture.Send(103, []);
        fixture.AssertLooks("..");
        Assert.Equal([new Rect(0, 0, 2, 1)], fixture.Damage());
        Assert.Throws<SpiceException>(() => fixture.Send(101, new MessageWriter().U32(2).U32(1).U32(8)));
    }

    [Fact]
    public void Damage_in_many_places_is_merged()
    {
        using var fixture = new CanvasFixture(64, 64);
        for (var i = 0; i < 60; i++)
        {
            fixture.Fill(0, new Box(i, i, i + 1, i + 1), 1);
        }

        var damage = fixture.Damage();
        Assert.Equal(DamageList.Capacity, damage.Length);
        Assert.All(Enumerable.Range(0, 60), i => Assert.Contains(damage, rect => rect.Contains(new Point(i, i))));
    }

    [Fact]
    public void Nobody_reads_the_screen_during_a_batch()
    {
        using var fixture = new CanvasFixture(4, 4);
        using (fixture.Canvas.BeginBatch())
        {
            Assert.False(fixture.Screen.DrawLock.TryEnter());
        }

        Assert.True(fixture.Screen.DrawLock.TryEnter());
        fixture.Screen.DrawLock.Exit();
    }

    [Fact]
    public void Images_for_draws_that_are_not_seen_are_touched()
    {
        using var fixture = new CanvasFixture(4, 4);
        var outside = new Box(10, 10, 12, 12);
        var image = TestImage.Xrgb(1, 0);
        var mask = TestImage.Mask("#");
        fixture.Send(304, MessageWriter.Draw(outside).Pointer(image).Box(outside).U16(8).U8(1).Mask(mask));
        fixture.Send(303, MessageWriter.Draw(outside).Pointer(image).Box(outside).Pattern(image, 0, 0).U16(8).U8(1).NoMask());
        fixture.Send(309, MessageWriter.Draw(outside).Pointer(image).Box(outside).Pattern(image, 0, 0).U8(0).U8(1).NoMask());
        fixture.Send(312, MessageWriter.Draw(outside).Pointer(image).Box(outside).U32(0).U32(0));
        fixture.Send(313, MessageWriter.Draw(outside).U8(0).U8(1).Pointer(image).Box(outside));
        fixture.Send(318, MessageWriter.Draw(outside).U32(3 | 1 << 19).Pointer(image).Pointer(image).U16(0).U16(0).U16(0).U16(0));
        Assert.Equal((10, 0), (fixture.Images.Touched, fixture.Images.Decoded));

        // Nothing to change, nothing of it, and what leaves the destination as it is.
        fixture.Send(313, MessageWriter.Draw(new Box(0, 0, 1, 1)).U8(0).U8(0).Pointer(image).Box(new Box(0, 0, 1, 1)));
        Assert.Equal((11, 0), (fixture.Images.Touched, fixture.Images.Decoded));
    }
}
