using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Canvas;

public sealed class FillTests
{
    [Fact]
    public void A_fill_colours_its_box_and_damages_it()
    {
        using var fixture = new CanvasFixture(5, 4);
        fixture.Fill(0, new Box(1, 1, 4, 3), 0xff0000);
        fixture.AssertLooks(".....", ".rrr.", ".rrr.", ".....");
        Assert.Equal([new Rect(1, 1, 3, 2)], fixture.Damage());
        Assert.Empty(fixture.Damage());
    }

    [Theory]
    [InlineData(int.MinValue, int.MinValue, int.MaxValue, int.MaxValue, true)]
    [InlineData(-3, -3, 0, 9, false)]
    [InlineData(4, 4, 1, 1, false)]
    [InlineData(int.MaxValue, int.MaxValue, int.MinValue, int.MinValue, false)]
    public void A_box_is_cut_to_the_surface(int left, int top, int right, int bottom, bool isAll)
    {
        using var fixture = new CanvasFixture(3, 2);
        fixture.Fill(0, new Box(left, top, right, bottom), 0x00ff00);
        fixture.AssertLooks(isAll ? ["ggg", "ggg"] : ["...", "..."]);
        Assert.Equal(isAll ? 1 : 0, fixture.Damage().Length);
    }

    [Fact]
    public void Clip_boxes_that_overlap_draw_once()
    {
        using var fixture = new CanvasFixture(6, 4);
        fixture.Send(302, MessageWriter.Draw(new Box(0, 0, 6, 4), new Box(0, 0, 4, 2), new Box(2, 1, 6, 3), new Box(-5, 1, 3, 2))
            .Solid(0xffffff).U16(CanvasFixture.Xor).NoMask());
        fixture.AssertLooks("wwww..", "wwwwww", "..wwww", "......");
    }

    [Fact]
    public void An_empty_clip_list_draws_nothing_but_touches_the_pattern()
    {
        using var fixture = new CanvasFixture(4, 4);
        var writer = new MessageWriter().U32(0).Box(new Box(0, 0, 4, 4)).U8(1).U32(0)
            .Pattern(TestImage.Xrgb(1, 0xff0000), 0, 0).U16(CanvasFixture.Put).NoMask();
        fixture.Send(302, writer);
        fixture.AssertLooks("....", "....", "....", "....");
        Assert.Equal((1, 0), (fixture.Images.Touched, fixture.Images.Decoded));
        Assert.Empty(fixture.Damage());
    }

    [Fact]
    public void A_pattern_repeats_from_its_origin()
    {
        using var fixture = new CanvasFixture(7, 3);
        fixture.Send(302, MessageWriter.Draw(new Box(0, 0, 7, 3))
            .Pattern(TestImage.Xrgb(3, 0xff0000, 0x00ff00, 0x0000ff, 0, 0, 0), 1, -1).U16(CanvasFixture.Put).NoMask());
        fixture.AssertLooks(".......", "brgbrgb", ".......");
    }

    [Fact]
    public void Masks_let_through_where_they_are_set()
    {
        using var fixture = new CanvasFixture(5, 3);
        var mask = TestImage.Mask("#.#", ".#.");
        fixture.Send(302, MessageWriter.Draw(new Box(1, 0, 5, 3)).Solid(0xff0000).U16(CanvasFixture.Put).Mask(mask));
        fixture.AssertLooks(".r.r.", "..r..", ".....");
    }

    [Fact]
    public void Inverted_masks_let_through_where_they_are_not_set_but_not_outside_of_them()
    {
        using var fixture = new CanvasFixture(5, 3);
        var mask = TestImage.Mask("#.#", ".#.");
        fixture.Send(302, MessageWriter.Draw(new Box(1, 0, 5, 3)).Solid(0xff0000).U16(CanvasFixture.Put).Mask(mask, inverted: true));
        fixture.AssertLooks("..r..", ".r.r.", ".....");
    }

    [Fact]
    public void Masks_begin_at_an_offset()
    {
        using var fixture = new CanvasFixture(5, 3);
        var mask = TestImage.Mask("#.#", ".#.");
        fixture.Send(302, MessageWriter.Draw(new Box(1, 1, 5, 3)).Solid(0xff0000).U16(CanvasFixture.Put).Mask(mask, x: 1, y: 1));
        fixture.AssertLooks(".....", ".r...", ".....");
        fixture.Send(302, MessageWriter.Draw(new Box(1, 1, 5, 3)).Solid(0x00ff00).U16(CanvasFixture.Put).Mask(mask, x: -1, y: 0));
        fixture.AssertLooks(".....", ".rg.g", "...g.");
        fixture.Send(302, MessageWriter.Draw(new Box(1, 1, 5, 3)).Solid(0xffffff).U16(CanvasFixture.Put).Mask(mask, int.MinValue, int.MaxValue));
        fixture.AssertLooks(".....", ".rg.g", "...g.");
    }

    [Fact]
    public void Blackness_whiteness_and_invers_need_no_colour()
    {
        using var fixture = new CanvasFixture(4, 2);
        fixture.Fill(0, new Box(0, 0, 4, 1), 0x00ffff);
        fixture.Send(307, MessageWriter.Draw(new Box(0, 1, 2, 2)).NoMask());
        fixture.Send(308, MessageWriter.Draw(new Box(1, 0, 4, 2)).NoMask());
        fixture.Send(306, MessageWriter.Draw(new Box(3, 0, 4, 2)).NoMask());
        Assert.Equal([0x00ffff, 0xff0000, 0xff0000, 0, 0xffffff, 0, 0xffffff, 0], fixture.Screen.Snapshot());
    }

    /// <summary>Every combination of one operation and the flags that invert its inputs and its result, bit by bit.</summary>
    [Theory]
    [InlineData(0x8)]
    [InlineData(0x10)]
    [InlineData(0x20)]
    [InlineData(0x40)]
    [InlineData(0x80)]
    [InlineData(0x100)]
    [InlineData(0x200)]
    public void Raster_operations_do_as_their_flags_say(int operation)
    {
        const uint Before = 0x0f5533;
        const uint Colour = 0x3c0ff0;
        foreach (var flags in new[] { 0, 2, 4, 6, 0x400, 0x402, 0x404, 0x406, 1 })
        {
            using var fixture = new CanvasFixture(11, 1);
            fixture.Fill(0, new Box(0, 0, 11, 1), Before);
            fixture.Fill(0, new Box(0, 0, 11, 1), Colour, operation | flags);
            var source = (flags & 2) != 0 ? ~Colour : Colour;
            var destination = (flags & 4) != 0 ? ~Before : Before;
            var result = operation switch { 0x8 => source, 0x10 => source | destination, 0x20 => source & destination, _ => source ^ destination };
            result = (flags & 0x400) != 0 ? ~result : result;
            result = operation switch { 0x80 => 0, 0x100 => uint.MaxValue, 0x200 => ~Before, _ => result };
            Assert.All(fixture.Screen.Snapshot(), pixel => Assert.Equal(result & 0xffffff, pixel));
        }
    }

    [Fact]
    public void What_is_unknown_is_refused()
    {
        using var fixture = new CanvasFixture();
        var box = new Box(0, 0, 4, 4);
        Assert.Throws<SpiceException>(() => fixture.Fill(0, box, 0, 0x800));
        Assert.Throws<SpiceException>(() => fixture.Fill(7, box, 0));
        Assert.Throws<SpiceException>(() => fixture.Send(302, MessageWriter.Draw(box).U8(3)));
        Assert.Throws<SpiceException>(() => fixture.Send(302, MessageWriter.Draw(box).U8(2).U32(0).I32(0).I32(0).U16(8).NoMask()));
        Assert.Throws<SpiceException>(() => fixture.Send(302, new MessageWriter().U32(0).Box(box).U8(2)));
        Assert.Throws<SpiceException>(() => fixture.Send(302, new MessageWriter().U32(0).Box(box).U8(1).U32(uint.MaxValue)));
        Assert.Throws<SpiceException>(() => fixture.Send(316, MessageWriter.Draw(box)));
    }
}
